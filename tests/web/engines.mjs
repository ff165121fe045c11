// Whole browsers with a profile of their own, Chromium and Firefox alike: started, killed like a phone kills them, and
// started again. A person's deeds go through the page's HTML by role and name, so they are the same in any engine.
//
// Firefox draws WebGL only with a screen: it gets one of Xvfb.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { serve } from './server.mjs';
import { site } from './harness.mjs';
import { words } from './words.mjs';

const say = words('en');
const PATIENCE = 45_000;
// As small as the layout of a large screen goes: whole browsers draw without a graphics card here, and are here for what
// they keep.
const SIZE = { width: 800, height: 520 };

const ENGINES = {
  chromium: {
    browser: 'chrome', executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true,
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist', '--lang=en-GB', '--accept-lang=en-GB'],
  },
  firefox: {
    browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr', headless: false, args: [],
    extraPrefsFirefox: { 'intl.accept_languages': 'en-GB', 'dom.storageManager.prompt.testing': true, 'dom.storageManager.prompt.testing.allow': false },
  },
};

/** Where Debian puts WebKitGTK and its driver. */
const WEBKIT = {
  driver: '/usr/bin/WebKitWebDriver',
  browser: readdirSync('/usr/lib').map((name) => `/usr/lib/${name}/webkit2gtk-4.1/MiniBrowser`).find(existsSync) ?? '',
};

export const webkitIsHere = existsSync(WEBKIT.driver) && WEBKIT.browser !== '';

/** Those of them that are here, or those named in ENGINES. */
export const engines = (process.env.ENGINES ?? 'chromium firefox').split(' ').filter((name) => existsSync(ENGINES[name].executablePath));

/** @type {{process: any, display: string} | null} */
let screen = null;

/** A screen that nobody sees. */
async function display() {
  if (process.env.DISPLAY) return process.env.DISPLAY;
  if (!screen) {
    const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp', '-noreset'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const number = await new Promise((resolve, reject) => {
      xvfb.stdio[3].once('data', (data) => resolve(String(data).trim()));
      xvfb.once('exit', () => reject(new Error('no Xvfb')));
    });
    screen = { process: xvfb, display: `:${number}` };
  }
  return screen.display;
}

/** @type {Set<any>} */
const open = new Set();

/** Closes whatever a test that failed left open. */
export async function closeEngines() {
  for (const device of open) await device.remove().catch(() => {});
  screen?.process.kill();
  screen = null;
}

/** In the page: what a person there does. Self-contained, because it runs before the page's own scripts. */
function hands() {
  const named = (element, name) => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim() === name ||
    [...(element.labels ?? [])].some((label) => label.textContent.trim() === name);
  const find = (selector, name) => [...document.querySelectorAll(selector)].find((element) => named(element, name));
  const until = async (question, what) => {
    for (let tries = 0; tries < 1500; tries += 1) {
      const answer = question();
      if (answer) return answer;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`never: ${what}; the page says: ${(document.getElementById('failure')?.textContent ?? document.body.innerText).slice(0, 1500)}`);
  };
  // An event is answered by the next frame, and the page follows it. A tab that nobody sees has no frames.
  const soon = () => new Promise((resolve) => { requestAnimationFrame(resolve); setTimeout(resolve, 100); });
  const answered = async () => { for (let frames = 0; frames < 3; frames += 1) await soon(); };
  window.hands = {
    until,
    answered,
    has: (selector, name) => Boolean(find(selector, name)),
    async press(name) {
      (await until(() => find('button:not([aria-disabled])', name), name)).click();
      await answered();
    },
    async fill(name, text) {
      const field = await until(() => find('input, textarea', name), name);
      field.focus();
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
    },
    async choose(name, label) {
      const select = await until(() => find('select', name), name);
      const option = await until(() => [...select.options].find((each) => each.textContent.trim() === label), label);
      select.value = option.value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await answered();
    },
    async pick(name) {
      (await until(() => find('[role="radio"], input[type="radio"]', name), name)).click();
      await answered();
    },
    /** The nth choice of the first group whose name begins so. */
    async grade(prefix, nth) {
      const begins = (group) => (group.getAttribute('aria-label') ?? '').startsWith(prefix);
      const group = await until(() => [...document.querySelectorAll('[role="radiogroup"]')].find(begins), prefix);
      group.querySelectorAll('[role="radio"], input[type="radio"]')[nth].click();
      await answered();
    },
    async go(hash, title) {
      location.hash = hash;
      await until(() => find('h1', title), title);
    },
    says: (text) => document.body.innerText.includes(text) || [...document.querySelectorAll('.layer p')].some((p) => p.textContent.includes(text)),
    links: (pattern) => [...document.querySelectorAll('#content a')].map((a) => new RegExp(pattern).exec(a.getAttribute('aria-label') ?? a.textContent)?.[0]).filter(Boolean).sort(),
  };
}

/** In the page: the first frame is shown, and all pages are there. */
export const isShown = () => ['parcours-shown', 'parcours-whole'].every((mark) => performance.getEntriesByName(mark).length > 0);

/**
 * A device: a profile that outlives its browser.
 * @param {string} engine @param {{profile?: string, before?: (() => void)[], site?: string, server?: any,
 *   preferences?: Record<string, any>}} [options]
 */
export async function device(engine, options = {}) {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), `parcours-${engine}-`));
  const server = options.server ?? await serve(options.site ?? site);
  const settings = ENGINES[engine];
  let browser = null;
  const me = {
    server, profile,
    /** Gives the browser. */
    async start() {
      const env = engine === 'firefox' ? { ...process.env, DISPLAY: await display(), LIBGL_ALWAYS_SOFTWARE: '1' } : process.env;
      return browser = await puppeteer.launch({ ...settings, extraPrefsFirefox: { ...settings.extraPrefsFirefox, ...options.preferences }, env, userDataDir: profile, defaultViewport: SIZE, timeout: PATIENCE, protocolTimeout: 120_000 });
    },
    /** A tab at an address of the application; in another profile of the browser, where there is one. */
    async tab(hash = '', before = options.before ?? [], where = browser) {
      const page = await where.newPage();
      page.setDefaultTimeout(PATIENCE);
      for (const script of [hands, ...before]) await page.evaluateOnNewDocument(script);
      await page.goto(server.address + hash, { waitUntil: 'domcontentloaded' });
      await page.waitForFunction(isShown);
      return page;
    },
    /** At once, with all its processes, without a last word. */
    async kill() {
      const child = browser.process();
      const gone = new Promise((resolve) => child.once('exit', resolve));
      try { process.kill(-child.pid, 'SIGKILL'); } catch { child.kill('SIGKILL'); }
      await gone;
      await new Promise((resolve) => setTimeout(resolve, 150));
    },
    close: () => browser.close(),
    async remove() {
      open.delete(me);
      await Promise.race([browser?.close().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 5000))]);
      if (!options.server) await server.close();
      if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  open.add(me);
  return me;
}

/** Somebody answers at this port; given up after a while, for whoever asks there to say so. @param {number} port */
async function listening(port) {
  for (const until = Date.now() + PATIENCE; Date.now() < until;) {
    const socket = connect(port, '127.0.0.1');
    const answers = await new Promise((resolve) => { socket.once('connect', () => resolve(true)); socket.once('error', () => resolve(false)); });
    socket.destroy();
    if (answers) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** WebKitGTK with its driver. One that does not come up is given up for another, once. */
async function session(tries = 2) {
  const { Builder, Capabilities } = await import('selenium-webdriver');
  const { findFreePort } = await import('selenium-webdriver/net/portprober.js');
  const port = await findFreePort();
  const service = spawn(WEBKIT.driver, [`--port=${port}`], { stdio: 'ignore' });
  const capabilities = new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: WEBKIT.browser, args: ['--automation'] } });
  await listening(port);
  const asked = new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
  const driver = await Promise.race([asked.catch(() => null), new Promise((resolve) => setTimeout(resolve, PATIENCE).unref())]);
  if (driver) return { driver, service };
  service.kill();
  if (tries === 1) throw new Error('no session with WebKitGTK');
  return session(tries - 1);
}

/** Safari's engine, as WebKitGTK has it: the same tab as those of device(), for one visit. */
export async function webkit() {
  const server = await serve(site);
  Object.assign(process.env, { DISPLAY: await display(), LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' });
  const { driver, service } = await session();
  await driver.manage().setTimeouts({ script: 120_000, pageLoad: 30_000 });
  // The driver now and then does not hear that a page has loaded: it is asked again, once.
  const again = (load) => load().catch((error) => { if (error.name !== 'TimeoutError') throw error; return load(); });
  const evaluate = (script, ...values) => driver.executeAsyncScript(`const values = [...arguments], done = values.pop();
    Promise.resolve((${script})(...values)).then((value) => done({ value }), (error) => done({ error: String(error) }));`, ...values)
    .then(({ value, error }) => { if (error) throw new Error(error); return value; });
  const arrive = async () => {
    await evaluate(hands);
    await evaluate(`() => window.hands.until(${isShown}, 'the first frame')`);
  };
  const me = {
    server,
    async start() {},
    async tab(hash = '') {
      await again(() => driver.get(server.address + hash));
      await arrive();
      const { Key } = await import('selenium-webdriver');
      const name = (/** @type {string} */ key) => Key[key === 'Backspace' ? 'BACK_SPACE' : key.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()] ?? key;
      const keyboard = {
        type: (/** @type {string} */ text) => driver.switchTo().activeElement().sendKeys(text),
        press: (/** @type {string} */ key) => driver.actions().keyDown(name(key)).keyUp(name(key)).perform(),
        down: (/** @type {string} */ key) => driver.actions().keyDown(name(key)).perform(),
        up: (/** @type {string} */ key) => driver.actions().keyUp(name(key)).perform(),
      };
      return { evaluate, keyboard, async reload() { await again(() => driver.navigate().refresh()); await arrive(); } };
    },
    async remove() {
      open.delete(me);
      await Promise.race([driver.quit().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 5000))]);
      service.kill();
      await server.close();
    },
  };
  open.add(me);
  return me;
}

/** An empty network, as its lead expert; on the page of the cities. */
export async function begin(page, name = 'Rivers') {
  await page.evaluate(async (texts, network) => {
    const { fill, press, until, has } = window.hands;
    await fill(texts.name, network);
    await press(texts.create);
    await until(() => has('h2', texts.next), 'the home of the network');
    location.hash = '#/cities';
    await until(() => has('h1', texts.cities), 'the cities');
  }, { name: say('welcome.network_name'), create: say('welcome.create_button'), next: say('home.next'), cities: say('cities.title') }, name);
}

const addWords = { field: say('cities.name'), add: say('cities.add'), saved: say('common.saved_on_device') };

/** On the page of the cities: a city more, shown. */
export const addCity = (page, name) => page.evaluate(async (texts, city) => {
  const { fill, press, until, has, links } = window.hands;
  if (!has('input', texts.field)) await press(texts.add);
  await fill(texts.field, city);
  await until(() => !document.querySelector('main button[disabled]') || has('button:not([disabled])', texts.add), 'the button');
  await press(texts.add);
  await until(() => links(`^${city}(?!\\d)`).length > 0, city);
}, addWords, name);

/** What was shown is confirmed by the device's storage. */
export const saved = (page) => page.evaluate((text) => window.hands.until(() => window.hands.says(text), text), addWords.saved);
export const isSaved = (page) => page.evaluate((text) => window.hands.says(text), addWords.saved);
export const cities = (page, pattern = '^City \\d+') => page.evaluate((text) => window.hands.links(text), pattern);
export const sees = (page, text) => page.evaluate((words) => window.hands.until(() => window.hands.says(words), words), text);
/** The page of the cities, in a network that is there. */
export async function atCities(page) {
  await page.evaluate(async (title) => {
    location.hash = '#/cities';
    await window.hands.until(() => window.hands.has('h1', title), title);
  }, say('cities.title'));
}

/** In the page: what it gives as a file is kept in window.given instead. */
export const catchDownload = () => {
  URL.createObjectURL = (blob) => { blob.text().then((text) => { window.given = text; }); return 'data:,'; };
};

/** The text of the file this device gives to others: commons, and the rooms it proposes. */
export async function give(page) {
  await page.evaluate(catchDownload);
  return page.evaluate(async (texts) => {
    await window.hands.go('#/share', texts.page);
    delete window.given;
    await window.hands.press(texts.download);
    return window.hands.until(() => window.given, texts.download);
  }, { page: say('share.title'), download: say('share.download') });
}

/** Drops a file on the page. */
export const drop = (page, text, name = 'received.parcours.json') => page.evaluate((content, title) => {
  const data = new DataTransfer();
  data.items.add(new File([content], title, { type: 'application/json' }));
  dispatchEvent(new DragEvent('drop', { dataTransfer: data }));
}, text, name);

/** Opens a network that this device knows, or stays in it. */
export const openNetwork = (page, name) => page.evaluate(async (texts) => {
  const { has, press, until } = window.hands;
  location.hash = '#/networks';
  await until(() => has('h1', texts.networks), texts.networks);
  if (has('button', texts.open)) await press(texts.open);
  location.hash = '#/home';
  await until(() => has('h1', texts.name), texts.name);
}, { networks: say('networks.title'), open: say('networks.open', { name }), name });
