// New builds in whole browsers, Chromium and Firefox alike, and starts without a network: numbers 31, 37 and 38 of docs/data-safety.md. How a new build is
// offered, in words and pictures, is in offline.test.mjs.

import assert from 'node:assert/strict';
import { statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { host } from './builds.mjs';
import { addCity, atCities, begin, cities, closeEngines, device, engines, isShown, openNetwork, saved, sees } from './engines.mjs';
import { pageWords, words } from './words.mjs';

after(closeEngines);

const say = words('en');
// What the browser does is its own: the second browser is for a long run.
const here = process.env.PARCOURS_LONG ? engines : engines.slice(0, 1);

const releases = (page) => page.evaluate(() => [window.earlyRelease, window.appRelease]);
const builds = (page) => page.evaluate(async () => (await caches.keys()).map((name) => name.split(':').pop()).sort());
/** Asks the host for a new build now, as the browser does at each visit; until it has come whole, or has not. */
const look = (page) => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.ready;
  await registration.update().catch(() => {});
  await window.hands.until(() => !registration.installing, 'a build that has come or not');
});
const restart = async (page) => { await page.reload(); await page.waitForFunction(isShown); };
const take = async (page, release) => {
  await page.bringToFront();
  const button = pageWords('en').reload;
  await page.evaluate((name) => window.hands.until(() => window.hands.has('button', name), name), button);
  // The page that is asked is gone before it could answer.
  await page.evaluate((name) => { setTimeout(() => window.hands.press(name)); }, button);
  await page.waitForFunction((name) => window.appRelease === name, {}, release);
  await page.waitForFunction(isShown);
};

/** In a page, before its own scripts: it is slow to begin, until it is told to go on. */
const slow = () => {
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...values) => {
    localStorage.slow = 'yes';
    while (!localStorage.go) await new Promise((resolve) => setTimeout(resolve, 20));
    return instantiateStreaming(...values);
  };
};

/** A device with a network that has been here before: its pages are those that it keeps itself. */
async function visited(engine) {
  const place = host();
  place.deploy('0');
  const me = await device(engine, { site: place.folder });
  await me.start();
  const page = await me.tab();
  await page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => window.hands.until(() => active.state === 'activated', 'a worker')));
  await restart(page);
  assert.ok(await page.evaluate(() => Boolean(navigator.serviceWorker.controller)));
  await begin(page);
  return { place, me, page, remove: async () => { await me.remove(); place.remove(); } };
}

for (const engine of here) {
  test(`31 ${engine}: of two tabs the older only shows within a second, and has lost nothing`, { timeout: 120_000 }, async (t) => {
    const { place, me, page, remove } = await visited(engine);
    const older = await me.tab('#/cities');
    await atCities(older);
    await addCity(older, 'City 1');
    place.deploy('1');
    await look(page);
    await take(page, '1');
    const told = await page.evaluate(() => Date.now());
    const late = await older.evaluate(async (text, since) => {
      await window.hands.until(() => window.hands.says(text), text);
      return Date.now() - since;
    }, pageWords('en').outdated, told);
    t.diagnostic(`told ${Math.max(0, late)} ms after the newer had begun`);
    assert.ok(late < 1000, `${late} ms`);
    assert.deepEqual(await releases(older), ['0', '0']);
    // Whoever edits there all the same is told that nothing is taken; it goes on showing what others do.
    await atCities(page);
    await addCity(page, 'City 2');
    await saved(page);
    await older.bringToFront();
    await older.evaluate(async ([add, field]) => {
      const { fill, press, has } = window.hands;
      if (!has('input', field)) await press(add);
      await fill(field, 'City 3');
      await press(add);
    }, [say('cities.add'), say('cities.name')]);
    await sees(older, say('app.outdated'));
    assert.deepEqual(await cities(older), ['City 1', 'City 2']);
    await take(older, '1');
    await atCities(older);
    assert.deepEqual(await cities(older), ['City 1', 'City 2']);
    await remove();
  });

  test(`31 ${engine}: a tab that had the older build and was slow to begin only shows; the newer goes on`, { timeout: 120_000 }, async () => {
    const { place, me, page, remove } = await visited(engine);
    const coming = me.tab('#/cities', [slow]);
    await page.evaluate(() => window.hands.until(() => localStorage.slow, 'the slow tab'));
    place.deploy('1');
    await look(page);
    await take(page, '1');
    await page.evaluate(() => { localStorage.go = 'yes'; });
    await (await page.browser().pages()).find((each) => each !== page && each.url().includes('#/')).bringToFront();
    const older = await coming;
    await sees(older, pageWords('en').outdated);
    assert.deepEqual(await releases(older), ['0', '0']);
    await page.bringToFront();
    await atCities(page);
    await addCity(page, 'City 1');
    await saved(page);
    await remove();
  });

  test(`37 ${engine}: a build waits until all is saved; then each network is kept as it was before`, { timeout: 120_000 }, async () => {
    const { place, page, remove } = await visited(engine);
    await page.evaluate(async (texts) => {
      location.hash = '#/networks';
      await window.hands.fill(texts.name, 'Lakes');
      await window.hands.press(texts.create);
      await window.hands.until(() => window.hands.has('h1', 'Lakes'), 'the other network');
    }, { name: say('welcome.network_name'), create: say('welcome.create_button') });
    await atCities(page);
    place.deploy('1');
    await look(page);
    await page.evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
      window.makeRoom = () => { IDBObjectStore.prototype.put = put; };
    });
    await addCity(page, 'City 1');
    await page.evaluate((name) => window.hands.press(name), pageWords('en').reload);
    await sees(page, pageWords('en').updateUnsaved);
    assert.deepEqual(await releases(page), ['0', '0']);
    await page.evaluate(() => window.makeRoom());
    await take(page, '1');
    await atCities(page);
    assert.deepEqual(await cities(page), ['City 1']);
    // Not only the network that was open.
    await openNetwork(page, 'Rivers');
    await atCities(page);
    await addCity(page, 'City 2');
    await page.evaluate(() => { location.hash = '#/versions'; });
    await sees(page, say('versions.before_update'));
    await remove();
  });

  test(`37 ${engine}: a build that arrived by half changes nothing`, { timeout: 120_000 }, async () => {
    const { place, me, page, remove } = await visited(engine);
    const first = place.build();
    place.deploy('1');
    const script = join(place.folder, 'app.js');
    truncateSync(script, Math.floor(statSync(script).size / 2));
    await look(page);
    assert.ok(!await page.evaluate(() => document.getElementById('offer')));
    await restart(page);
    assert.deepEqual(await releases(page), ['0', '0']);
    await me.server.close();
    await restart(page);
    assert.deepEqual(await releases(page), ['0', '0']);
    assert.ok((await builds(page)).includes(first));
    await remove();
  });

  test(`37 ${engine}: three updates without a reload, one of them during a save, an offline start after each, and one taken without a network`, { timeout: 240_000 }, async () => {
    const { place, me, page, remove } = await visited(engine);
    await atCities(page);
    const added = [];
    // The page stays with the build it came from, however many others come.
    for (const release of ['1', '2', '3']) {
      place.deploy(release);
      added.push(`City ${release}`);
      await Promise.all([look(page), addCity(page, `City ${release}`)]);
      assert.deepEqual(await releases(page), ['0', '0']);
      await me.server.close();
      const other = await me.tab('#/cities');
      await atCities(other);
      assert.deepEqual(await releases(other), ['0', '0']);
      assert.deepEqual(await cities(other), added);
      await other.close();
      await me.server.open();
      await page.bringToFront();
    }
    // Taken in the very moment of an edit.
    added.push('City 4');
    await addCity(page, 'City 4');
    await take(page, '3');
    await me.server.close();
    await restart(page);
    assert.deepEqual(await releases(page), ['3', '3']);
    await atCities(page);
    assert.deepEqual(await cities(page), added);
    // One that came while there was a network, taken once there is none.
    await me.server.open();
    place.deploy('4');
    await look(page);
    await me.server.close();
    added.push('City 5');
    await addCity(page, 'City 5');
    await take(page, '4');
    assert.deepEqual(await releases(page), ['4', '4']);
    await atCities(page);
    assert.deepEqual(await cities(page), added);
    await remove();
  });
}

const COLD_STARTS = Number(process.env.COLD_STARTS ?? 3);

test(`38 ${COLD_STARTS} cold starts without a network, on a processor four times slower`, { timeout: 60_000 + COLD_STARTS * 30_000 }, async (t) => {
  const { me, page, remove } = await visited('chromium');
  await atCities(page);
  await addCity(page, 'City 1');
  await saved(page);
  await me.close();
  await me.server.close();
  const times = [];
  for (let i = 0; i < COLD_STARTS; i += 1) {
    const browser = await me.start();
    const cold = await browser.newPage();
    await cold.emulateCPUThrottling(4);
    await cold.goto(me.server.address, { waitUntil: 'domcontentloaded' });
    await cold.waitForFunction(isShown, { timeout: 45_000 });
    times.push(await cold.evaluate(() => performance.getEntriesByName('parcours-shown')[0].startTime));
    await me.close();
  }
  times.sort((a, b) => a - b);
  t.diagnostic(`first picture: median ${Math.round(times[times.length >> 1])} ms, slowest ${Math.round(times.at(-1))} ms`);
  // A machine that is busy with other tests is slower than one that does nothing else, as in a long run.
  assert.ok(process.env.PARCOURS_LONG ? times.at(-1) < 3000 : times[0] < 6000, `${times}`);
  await remove();
});
