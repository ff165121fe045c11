// The essential journey, from nothing to an open quarter, in the engines behind the browsers people have: Chromium, Firefox
// and WebKit; once drawn, and once as the plain page that stands in where nothing can be drawn.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addCity, begin, cities, closeEngines, device, engines, saved, webkit, webkitIsHere } from './engines.mjs';
import { words } from './words.mjs';

after(closeEngines);

const say = words('en');
const CITIES = ['Aroual', 'Bénafou', 'Sétou'];

/** Does on the page what its person would, each step by role and name. */
const onPage = (tab, deed, ...values) => tab.evaluate(deed, ...values);

async function journey(tab) {
  await begin(tab, 'Rivers');
  for (const city of CITIES) await addCity(tab, city);
  assert.deepEqual(await cities(tab, '^(Aroual|Bénafou|Sétou)$'), CITIES);

  for (const topic of ['Markets that answer', 'Open data']) {
    await onPage(tab, async (texts, title) => {
      const { fill, go, press, until, has } = window.hands;
      await go('#/new-topic', texts.page);
      await fill(texts.name, title);
      await press(texts.add);
      await until(() => has('h1', title), title);
    }, { page: say('topic.new'), name: say('topic.name'), add: say('topic.add') }, topic);
  }

  await onPage(tab, async (texts, names) => {
    const { choose, go, grade, press, says, until } = window.hands;
    await go('#/round', texts.round);
    await press(texts.open);
    for (const [i, name] of names.entries()) {
      await choose(texts.enterFor, name);
      await grade(texts.topic, 1 + i);
    }
    await until(() => says(texts.all), texts.all);
    await press(texts.close);
    await until(() => says(texts.recommended), texts.recommended);
    await press(texts.choose);
    await go('#/quarter', texts.quarter);
    await press(texts.openQuarter);
  }, {
    round: say('round.title'), open: say('round.open'), enterFor: say('round.enter_for'), topic: say('round.grade_of', { topic: 'Markets' }),
    all: say('round.answers_of', { n: 3, of: 3 }), close: say('round.close'), recommended: say('result.recommended'),
    choose: say('result.choose'), quarter: say('quarter.title'), openQuarter: say('quarter.open'),
  }, CITIES);
  await saved(tab);

  // What is called saved is there after a reload.
  await tab.reload();
  await onPage(tab, async (texts, title) => {
    await window.hands.go('#/home', texts.network);
    await window.hands.until(() => window.hands.says(title), title);
  }, { network: 'Rivers' }, 'Markets that answer');
}

const START = { chromium: device, firefox: device, webkit };
const here = [...engines, ...(webkitIsHere ? ['webkit'] : [])];

for (const engine of here) {
  for (const plain of [false, true]) {
    test(`${engine}: from nothing to an open quarter${plain ? ' on the plain page' : ''}`, { timeout: 300_000 }, async (context) => {
      const mine = await START[engine](engine);
      await mine.start();
      const began = Date.now();
      const tab = await mine.tab(plain ? '?plain=1' : '');
      assert.equal(await onPage(tab, async () => document.documentElement.classList.contains('plain')), plain);
      await journey(tab);
      context.diagnostic(`${((Date.now() - began) / 1000).toFixed(1)} s`);
      await mine.remove();
    });
  }
}
