// The essential journey in the engines behind the browsers people have, Chromium, Firefox and WebKit: the needs of cities
// become the topic of an open quarter, across two devices that exchange files. Once drawn, and once as the plain page that
// stands in where nothing can be drawn.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { addCity, begin, cities, closeEngines, device, drop, engines, give, saved, webkit, webkitIsHere } from './engines.mjs';
import { words } from './words.mjs';

after(closeEngines);

const say = words('en');
const CITIES = ['Aroual', 'Bénafou', 'Sétou'];
const TEXTS = {
  addTopic: say('topic.add'), all: say('round.answers_of', { n: 3, of: 3 }), choose: say('result.choose'), copy: say('data.copy_button'), city: say('common.role.city'),
  close: say('round.close'), enterFor: say('round.enter_for'), home: say('home.next'), merge: say('review.merge'), myCity: say('home.my_city'),
  name: say('topic.name'), newTopic: say('topic.new'), one: say('round.answers_of', { n: 1, of: 3 }), open: say('round.open'),
  openQuarter: say('quarter.open'), quarter: say('quarter.title'), reason: say('round.reason'), reasons: say('result.reasons'), recommended: say('result.recommended'),
  review: say('review.title'), round: say('round.title'), roundOne: say('round.number', { n: 1 }), topic: say('round.grade_of', { topic: 'Markets' }),
};

/** Does on the page what its person would, each step by role and name. */
const onPage = (tab, deed, ...values) => tab.evaluate(deed, TEXTS, ...values);

/** The lead expert: a network, its cities, two topics, and a round that asks for needs. */
async function prepare(tab) {
  await begin(tab, 'Rivers');
  for (const city of CITIES) await addCity(tab, city);
  assert.deepEqual(await cities(tab, '^(Aroual|Bénafou|Sétou)$'), CITIES);
  for (const topic of ['Markets that answer', 'Open data']) {
    await onPage(tab, async (texts, title) => {
      const { fill, go, press, until, has } = window.hands;
      await go('#/new-topic', texts.newTopic);
      await fill(texts.name, title);
      await press(texts.addTopic);
      await until(() => has('h1', title), title);
    }, topic);
  }
  await onPage(tab, async (texts) => {
    await window.hands.go('#/round', texts.round);
    await window.hands.press(texts.open);
  });
}

/** A city team that has only the lead's file: it says what it needs. */
async function answer(tab, city) {
  await onPage(tab, async (texts, name) => {
    const { choose, fill, go, grade, until, has } = window.hands;
    await until(() => has('h1', 'Rivers'), 'the network of the file');
    await choose(texts.myCity, name);
    await go('#/round', texts.roundOne);
    await grade(texts.topic, 3);
    await fill(texts.reason, 'The new market opens in May.');
  }, city);
}

/** The lead expert again: the answer of one city merged, those of the others entered, a topic chosen, its quarter opened. */
async function decide(tab) {
  await onPage(tab, async (texts, others) => {
    const { choose, go, grade, has, press, says, until } = window.hands;
    await until(() => has('h1', texts.review), texts.review);
    await press(texts.merge);
    await go('#/round', texts.roundOne);
    await until(() => says(texts.one), texts.one);
    for (const [i, name] of others.entries()) {
      await choose(texts.enterFor, name);
      await grade(texts.topic, 1 + i);
    }
    await until(() => says(texts.all), texts.all);
    await press(texts.close);
    await until(() => says(texts.recommended), texts.recommended);
    await press(texts.choose);
    await go('#/quarter', texts.quarter);
    await press(texts.openQuarter);
  }, CITIES.slice(1));
  await saved(tab);
}

const START = { chromium: device, firefox: device, webkit };
const here = [...engines, ...(webkitIsHere ? ['webkit'] : [])];

for (const engine of here) {
  for (const plain of [false, true]) {
    test(`${engine}: from nothing to an open quarter, with another device's answer${plain ? ', on the plain page' : ''}`, { timeout: 300_000 }, async (context) => {
      const [lead, city] = [await START[engine](engine), await START[engine](engine)];
      for (const each of [lead, city]) await each.start();
      const began = Date.now();
      const tab = await lead.tab(plain ? '?plain=1' : '');
      assert.equal(await onPage(tab, () => document.documentElement.classList.contains('plain')), plain);
      await prepare(tab);
      const asked = await give(tab);

      const there = await city.tab(plain ? '?plain=1' : '');
      await onPage(there, (texts) => window.hands.pick(texts.city));
      await drop(there, asked);
      await answer(there, CITIES[0]);
      await drop(tab, await give(there));
      await decide(tab);

      // What is called saved is there after a reload: on the lead's page the topic, and why the city wants it.
      await tab.reload();
      await onPage(tab, async (texts, title, reason) => {
        await window.hands.go('#/home', 'Rivers');
        await window.hands.until(() => window.hands.says(title), title);
        await window.hands.go('#/round', texts.round);
        await window.hands.press(texts.reasons);
        await window.hands.until(() => window.hands.says(reason), reason);
      }, 'Markets that answer', 'The new market opens in May.');
      context.diagnostic(`${((Date.now() - began) / 1000).toFixed(1)} s`);
      for (const each of [lead, city]) await each.remove();
    });
  }
}

const FIREFOX_WITHOUT = { 'no WebGL': { 'webgl.disabled': true }, 'forced colours': { 'browser.display.document_color_use': 2 } };
for (const [what, preferences] of Object.entries(FIREFOX_WITHOUT)) {
  test(`firefox with ${what} gets the plain page by itself`, { timeout: 120_000, skip: !engines.includes('firefox') }, async () => {
    const mine = await device('firefox', { preferences });
    await mine.start();
    const tab = await mine.tab();
    assert.equal(await onPage(tab, () => document.documentElement.classList.contains('plain')), true);
    await begin(tab, 'Rivers');
    await addCity(tab, CITIES[0]);
    await saved(tab);
    await mine.remove();
  });
}

test('firefox: a graphics context that is lost and comes back takes no letter', { timeout: 120_000, skip: !engines.includes('firefox') }, async () => {
  const mine = await device('firefox');
  await mine.start();
  const tab = await mine.tab();
  await begin(tab, 'Rivers');
  await addCity(tab, CITIES[0]);
  const typed = await onPage(tab, async (texts) => {
    const { answered, go, until } = window.hands;
    await go('#/new-topic', texts.newTopic);
    const field = await until(() => document.querySelector('#content input'), 'a field');
    const type = (text) => {
      field.value += text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
    };
    field.focus();
    const loss = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    type('Mar');
    loss.loseContext();
    type('kets');
    await answered();
    loss.restoreContext();
    type(' that answer');
    await answered();
    return [document.activeElement === field, field.value];
  });
  assert.deepEqual(typed, [true, 'Markets that answer']);
  await mine.remove();
});

for (const engine of engines) {
  test(`47 ${engine}: files of a network with a hostile name lie beside each other, under a safe name`, { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parcours-downloads-'));
    const mine = await device(engine, { preferences: { 'browser.download.folderList': 2, 'browser.download.dir': folder, 'browser.download.useDownloadDir': true } });
    const browser = await mine.start();
    const tab = await mine.tab();
    if (engine === 'chromium') await (await browser.target().createCDPSession()).send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    await begin(tab, `../..\\CON: "Rivières" 😀\u202e\u0639\u0631 ${'é'.repeat(200)}`.slice(0, 200));
    const isWhole = (name) => { try { return JSON.parse(readFileSync(join(folder, name), 'utf8')); } catch { return false; } };
    const there = () => readdirSync(folder).filter((name) => name.endsWith('.json') && isWhole(name)).sort();
    for (const count of [1, 2]) {
      await onPage(tab, async (texts) => {
        location.hash = '#/data';
        await window.hands.press(texts.copy);
        // The next is of a minute later.
        const now = Date.now.bind(Date);
        Date.now = () => now() + 60_000;
      });
      for (let tries = 0; tries < 200 && there().length < count; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
      assert.equal(there().length, count, `${readdirSync(folder)}`);
    }
    for (const name of there()) {
      assert.match(name, /^[a-z0-9-]+\.parcours\.json$/);
      assert.ok(name.length <= 120, name);
    }
    await mine.remove();
    rmSync(folder, { recursive: true, force: true });
  });
}
