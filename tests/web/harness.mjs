// Starts the built site in a real Chromium, each time in a fresh profile, and gives handles by role and name.
//
//   const app = await start({ language: 'fr' });
//   await app.page.getByRole('button', { name: 'Découvrir la démonstration' }).click();
//   await app.close();

import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';

const BROWSERS = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const ARGUMENTS = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist'];

export const site = process.env.PARCOURS_SITE ?? new URL('../../build/site', import.meta.url).pathname;
const pictures = new URL('../../build/screenshots', import.meta.url).pathname;

/** How long the application may take to show something, on a slow machine without a graphics card. */
const PATIENCE = 30_000;

/** @type {Map<string, any>} the browsers of a test file, by what they are started with */
const browsers = new Map();
/** What is open, so that a test that failed half-way keeps nothing alive. */
const open = new Set();

/** The one browser of a test file; profiles are separate contexts of it. @param {string[]} [more] arguments */
export async function openBrowser(more = []) {
  const key = more.join(' ');
  if (!browsers.has(key)) browsers.set(key, await chromium.launch(executable(more)));
  return browsers.get(key);
}

/** What starts a browser. @param {string[]} [more] */
const executable = (more = []) =>
  ({ executablePath: BROWSERS.find((path) => path && existsSync(path)), args: [...ARGUMENTS, ...more] });

export async function closeBrowser() {
  for (const [i, device] of [...open].entries()) {
    await picture(device.page, `failed-${i}`).catch(() => {});
    if (device.problems.length > 0) console.log(device.problems);
    await device.close();
  }
  for (const browser of browsers.values()) await browser.close();
  browsers.clear();
}

/**
 * A person's device: its own storage, one or more tabs.
 * @param {{language?: string, width?: number, height?: number, ratio?: number, touch?: boolean, dark?: boolean,
 *   site?: string, folder?: string, plain?: boolean, hash?: string, reducedMotion?: boolean, webgl?: boolean,
 *   profile?: string, before?: (() => void) | (() => void)[]}} [options] `profile`: a folder for the browser's data; `before`: runs in each
 *   page before anything else
 */
export async function start(options = {}) {
  const server = await serve(options.site ?? site, options.folder ?? '/');
  const more = options.webgl === false ? ['--disable-3d-apis'] : [];
  const settings = {
    locale: { fr: 'fr-FR', en: 'en-GB', pt: 'pt-PT' }[options.language ?? 'fr'],
    viewport: { width: options.width ?? 1024, height: options.height ?? 720 },
    deviceScaleFactor: options.ratio ?? 1,
    hasTouch: options.touch ?? false,
    isMobile: options.touch ?? false,
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: options.reducedMotion === false ? 'no-preference' : 'reduce',
    forcedColors: options.plain ? 'active' : 'none',
    acceptDownloads: true,
  };
  const context = options.profile ? await chromium.launchPersistentContext(options.profile, { ...executable(more), ...settings })
    : await (await openBrowser(more)).newContext(settings);
  context.setDefaultTimeout(PATIENCE);
  // Everything that must never happen, whatever a test looks at.
  const problems = [];
  await context.addInitScript(() => {
    const ask = window.requestAnimationFrame.bind(window);
    window.framesAsked = 0;
    window.nextFrame = () => new Promise(ask);
    window.requestAnimationFrame = (callback) => { window.framesAsked += 1; return ask(callback); };
  });
  for (const script of [options.before ?? []].flat()) await context.addInitScript(script);

  /** A further tab of the same device. */
  async function tab(hash = options.hash ?? '') {
    const page = await context.newPage();
    page.on('pageerror', (error) => problems.push(`page: ${error.message} ${process.env.STACKS ? error.stack : ""}`));
    page.on('console', (message) => { if (message.type() === 'error') problems.push(`console: ${message.text()}`); });
    page.on('requestfailed', (request) => problems.push(`request: ${request.url()} ${request.failure()?.errorText}`));
    await page.goto(server.address + hash);
    await shown(page);
    return page;
  }

  const device = {
    page: /** @type {any} */ (null), context, server, problems, tab,
    close: async () => {
      open.delete(device);
      await context.close();
      await server.close();
    },
  };
  open.add(device);
  device.page = await tab();
  return device;
}

/** The first frame with something in it, and all pages there. */
export async function shown(page) {
  for (const mark of ['parcours-shown', 'parcours-whole'])
    await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, mark, { timeout: PATIENCE });
}

/** Nothing is drawn any more: what was done has been shown. */
export async function settled(page) {
  await page.evaluate(async () => {
    let before = -1;
    while (before !== window.framesAsked) {
      before = window.framesAsked;
      // Whatever is already on its way (a new address, an answer of the storage) comes before two more frames.
      await window.nextFrame();
      await window.nextFrame();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
}

/** In the page, as `before`: `window.memory` is the memory of the module. */
export function watchMemory() {
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...values) => {
      const made = await original(...values);
      window.memory ??= Object.values((made.instance ?? made).exports).find((each) => each instanceof WebAssembly.Memory);
      return made;
    };
  }
}

/** Keeps a picture in build/screenshots. */
export async function picture(page, name) {
  mkdirSync(pictures, { recursive: true });
  await settled(page);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/**
 * Keeps pictures at a laptop's and a phone's size, small enough for docs/screenshots, in PARCOURS_PICTURES if it is
 * set; `check` looks at the page at each size. */
export async function bothPictures(page, name, check = async () => {}) {
  const folder = process.env.PARCOURS_PICTURES ?? pictures;
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize();
  for (const [width, height] of [[1440, 900], [360, 740]]) {
    await page.setViewportSize({ width, height });
    await settled(page);
    await check();
    await page.screenshot({ path: join(folder, `${name}-${width}.jpg`), type: 'jpeg', quality: 60 });
  }
  await page.setViewportSize(before);
  await settled(page);
}

/** Pages of a printed document. @param {Buffer} pdf */
export const pagesOf = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;

/** Steps through a new device's first page to the demo network. */
export async function exploreDemo(app) {
  await app.page.getByTestId('explore').click();
  await app.page.getByRole('navigation').first().waitFor();
  await settled(app.page);
}

/** Waits until a function of the page, which may take its time, says yes. */
export async function until(page, question) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await page.evaluate(question)) return;
    await page.waitForTimeout(100);
  }
  throw new Error(`never: ${question}`);
}
/** Everything of the build is on the device. */
export const kept = (page) => until(page, async () => {
  const { active } = await navigator.serviceWorker.ready;
  return active.state === 'activated' && (await Promise.all(['demo/demo.parcours.json', 'content/library/pt.json'].map((path) => caches.match(path, { ignoreSearch: true })))).every(Boolean);
});
