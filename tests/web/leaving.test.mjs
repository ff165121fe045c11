// The page is left within half a second of the last press, or of the last key, in Chromium, Firefox and Safari's engine: closed,
// reloaded, put away, discarded. Number 29 of docs/data-safety.md. LEAVES sets how often; SEED makes a run the same again.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addCity, atCities, begin, cities, closeEngines, device, engines, isShown, saved, sees, webkit, webkitIsHere } from './engines.mjs';
import { allowDiscarding, discarding, ONE_EACH, powersOf } from './powers.mjs';
import { seeded } from './random.mjs';
import { words } from './words.mjs';

after(closeEngines);

const LEAVES = Number(process.env.LEAVES ?? 6);
const SEED = Number(process.env.SEED ?? 20241004);
const say = words('en');

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** In the page: opens a city and types another name, and no more. */
const typeInto = async (label, city, name, milliseconds) => {
  const { fill, until, has } = window.hands;
  [...document.querySelectorAll('#content a')].find((each) => (each.ariaLabel ?? each.textContent).trim() === city).click();
  await until(() => has('h1', city), city);
  await fill(label, name);
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
};

/** In the page, before its own scripts: whether it came back out of the back-forward cache. */
const tellCached = () => addEventListener('pageshow', ({ persisted }) => { window.cached = persisted; });

for (const engine of engines) {
  for (const way of ['close', 'reload', 'navigate', 'put away', ...(engine === 'chromium' ? ['discard'] : [])]) {
    // Tabs that are discarded stay, and a hundred of them hold the browser up.
    const leaves = way === 'discard' ? Math.min(LEAVES, 80) : LEAVES;
    test(`29 ${engine}: what was typed last is there after ${way}, ${leaves} times within half a second`, { timeout: 60_000 + leaves * 30_000 }, async (t) => {
      const random = seeded(SEED + way.length);
      const here = await device(engine, { preferences: ONE_EACH });
      if (way === 'discard') allowDiscarding(here.profile);
      const browser = await here.start(), power = way === 'put away' ? powersOf(engine, browser) : () => null;
      const keeper = await browser.newPage();  // A browser without a tab ends.
      await power(keeper);
      const discard = way === 'discard' ? await discarding(keeper) : null;
      let page = await here.tab('', [tellCached]), over = await power(page), cached = 0;
      await begin(page);
      const names = [];
      for (let turn = 0; turn < leaves; turn += 1) {
        const name = `City ${turn}`;
        if (turn % 2 === 0) {
          await addCity(page, name);
          names.push(name);
          await pause(random() * 500);
        } else {
          // The last key itself: nothing is pressed or left after it, and often no time passes.
          await page.evaluate(typeInto, say('cities.name'), names.at(-1), name, random() < 0.5 ? 0 : random() * 500);
          names.splice(-1, 1, name);
        }
        if (way === 'close') {
          await page.close();
          page = await here.tab('#/cities');
        } else if (way === 'put away') {
          // Behind another tab, the browser ends it to have room, as it does not for one in view.
          await keeper.bringToFront();
          await pause(200);
          await over.kill();
          await page.close().catch(() => {});
          over.leave();
          page = await here.tab('#/cities');
          over = await power(page);
        } else if (way === 'discard') {
          await keeper.bringToFront();
          await discard(page);
          page = await here.tab('#/cities');
        } else if (way === 'reload') {
          await page.reload();
        } else {
          await page.goto(`${here.server.address}icon.svg`);
          await page.goBack().catch(() => {});
          if (!page.url().includes('#/')) await page.goto(`${here.server.address}#/cities`);
          cached += await page.evaluate(() => (window.cached ? 1 : 0));
        }
        await page.waitForFunction(isShown);
        await atCities(page);
      }
      const all = await cities(page);
      const missing = names.filter((name) => !all.includes(name));
      assert.ok(missing.length <= names.length * 0.005, `seed ${SEED}: ${missing.length} of ${names.length} are missing: ${missing}`);
      if (way === 'navigate') t.diagnostic(`${cached} of ${leaves} times the page came back as it was`);
      await here.remove();
    });
  }
}

// Safari's engine drops what a page began to write in its last moments.
test(`29 webkit: what was typed last is there after reload and navigate, ${LEAVES} times within half a second`, { timeout: 60_000 + LEAVES * 30_000, skip: !webkitIsHere }, async () => {
  const random = seeded(SEED);
  const here = await webkit();
  let page = await here.tab();
  // The network itself, as soon as it is there.
  await begin(page);
  await page.reload();
  await atCities(page);
  const names = [];
  for (let turn = 0; turn < LEAVES; turn += 1) {
    await addCity(page, `City ${turn}`);
    names.push(`City ${turn}`);
    if (random() < 0.7) await pause(random() * 500);
    if (turn % 2 === 0) {
      await page.reload();
    } else {
      await page.evaluate(() => setTimeout(() => { location.href = 'icon.svg'; }));
      await pause(300);
      page = await here.tab('#/cities');
    }
    await atCities(page);
  }
  assert.deepEqual(await cities(page), names.sort());
  await here.remove();
});

/** Everything on this device is deleted, by whoever is at this page. */
const forgetAll = (page) => page.evaluate(async (texts) => {
  const { fill, go, press, until, says } = window.hands;
  await go('#/data', texts.data);
  await press(texts.forget);
  await fill(texts.confirm, texts.word);
  await press(texts.yes);
  await until(() => says(texts.gone), texts.gone);
}, {
  data: say('data.title'), forget: say('data.forget_button'), confirm: say('networks.type_name', { name: say('data.forget_word') }),
  word: say('data.forget_word'), yes: say('networks.do_remove'), gone: say('welcome.start'),
});

/** In the page, before its own scripts: the journal takes nothing while the device remembers `dropping`. */
const droppingJournal = () => {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...values) {
    const request = put.apply(this, values);
    if (this.name === 'journal' && localStorage.dropping) this.transaction.abort();
    return request;
  };
};

for (const engine of engines) {
  test(`29 ${engine}: what the journal drops while the page is left is there, kept at the next chance, and goes with its network`, { timeout: 120_000 }, async () => {
    const here = await device(engine);
    await here.start();
    const page = await here.tab('', [droppingJournal]);
    await begin(page);
    await addCity(page, 'City 1');
    await saved(page);
    const again = async () => {
      await page.reload();
      await page.waitForFunction(isShown);
      await atCities(page);
      return cities(page);
    };
    const left = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('parcours:/:last:')).length);
    const leave = async (name) => {
      await page.evaluate(() => { localStorage.dropping = 'yes'; });
      await addCity(page, name);
      return again();
    };
    assert.deepEqual(await leave('City 2'), ['City 1', 'City 2']);
    assert.deepEqual(await again(), ['City 1', 'City 2']);
    await sees(page, say('common.not_saved'));
    await page.evaluate(() => localStorage.removeItem('dropping'));
    assert.deepEqual(await again(), ['City 1', 'City 2']);
    assert.equal(await left(), 0);
    assert.deepEqual(await again(), ['City 1', 'City 2']);
    await leave('City 3');
    await page.evaluate(() => localStorage.removeItem('dropping'));
    await forgetAll(page);
    assert.equal(await left(), 0);
    await here.remove();
  });
}

for (const engine of engines) {
  test(`29 ${engine}: whoever goes back to a page after all was deleted finds nothing, and nothing comes back`, { timeout: 60_000 }, async (t) => {
    const here = await device(engine);
    await here.start();
    const page = await here.tab('', [tellCached]);
    await begin(page);
    await addCity(page, 'City 1');
    await saved(page);
    await page.goto(`${here.server.address}icon.svg`);
    const other = await here.tab('#/home');
    await forgetAll(other);
    await page.bringToFront();
    await page.goBack().catch(() => {});
    await page.waitForFunction(isShown);
    t.diagnostic(`the page came back ${await page.evaluate(() => window.cached) ? 'as it was' : 'anew'}`);
    await sees(page, say('welcome.start'));
    await page.reload();
    await page.waitForFunction(isShown);
    await sees(page, say('welcome.start'));
    await here.remove();
  });
}
