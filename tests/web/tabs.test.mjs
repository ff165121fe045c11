// Several tabs of one browser, Chromium and Firefox alike: each edits, also the same field, and undoes; each follows the others,
// one tidies; and a tab may be put to sleep or die at any moment. Number 30 of docs/data-safety.md. TAB_EDITS and TABS set how much.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { centile } from './centile.mjs';
import { addCity, atCities, begin, cities, closeEngines, device, engines, saved } from './engines.mjs';
import { ONE_EACH, powersOf } from './powers.mjs';
import { seeded } from './random.mjs';
import { words } from './words.mjs';

after(closeEngines);

const say = words('en');
const EDITS = Number(process.env.TAB_EDITS ?? 40), TABS = Number(process.env.TABS ?? 3);
const SEED = Number(process.env.SEED ?? 20241004);
// A list that grows with each edit would in the end test the list.
const EDITS_A_PROFILE = 250;
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** How many tabs hold the right to tidy. */
const tidying = (page) => page.evaluate(async () => (await navigator.locks.query()).held.filter(({ name }) => name.includes(':lock:')).length);

/** In a page, before its own scripts: a log of the lock, and of whatever is put among the snapshots without it. */
const logLock = () => {
  window.log = { held: 0, writes: 0, intrusions: 0 };
  const ask = LockManager.prototype.request, put = IDBObjectStore.prototype.put, { delete: remove, clear } = IDBObjectStore.prototype;
  LockManager.prototype.request = function (name, ...rest) {
    const work = rest.pop();
    return ask.call(this, name, ...rest, async (lock) => {
      const writes = name.includes(':lock:');
      if (writes) window.log.held += 1;
      try { return await work(lock); } finally { if (writes) window.log.held -= 1; }
    });
  };
  const noted = (change) => function (...values) {
    if (this.name === 'FILE_DATA') window.log[window.log.held > 0 ? 'writes' : 'intrusions'] += 1;
    return change.apply(this, values);
  };
  IDBObjectStore.prototype.put = noted(put);
  IDBObjectStore.prototype.delete = noted(remove);
  IDBObjectStore.prototype.clear = noted(clear);
};

const labels = { country: say('cities.country'), undo: say('common.undo'), cities: say('cities.title'), words: say('share.words') };

/** Opens a town, names a country, takes that back if so wanted, and goes back to the cities. */
const rename = (page, town, country, undone) => page.evaluate(async (texts, city, text, undo) => {
  const { answered, fill, has, press, until } = window.hands;
  (await until(() => [...document.querySelectorAll('#content a')].find((each) => (each.ariaLabel ?? each.textContent).trim() === city), city)).click();
  await until(() => has('h1', city), city);
  await fill(texts.country, text);
  await answered();
  if (undo) await press(texts.undo);
  location.hash = '#/cities';
  await until(() => has('h1', texts.cities), 'the cities');
}, labels, town, country, undone);

/** The four words by which people compare networks: of all that tabs hold. */
const fourWords = (page) => page.bringToFront().then(() => page.evaluate(async (texts) => {
  const { answered, has, until } = window.hands;
  location.hash = '#/share';
  await until(() => has('h2', texts.words), 'the words');
  await answered();
  const title = [...document.querySelectorAll('h2')].find((each) => each.textContent === texts.words);
  return title.nextElementSibling.textContent;
}, labels));

/** So many edits in a browser that is new; `behind` takes after how many milliseconds a tab that was brought to the front had all of another. */
async function play(engine, wanted, random, behind) {
  const here = await device(engine, { before: [logLock], preferences: ONE_EACH });
  await here.start();
  const first = await here.tab();
  const power = powersOf(engine, first.browser()), overFirst = await power(first);
  await begin(first);
  // So much is in the journal that whoever may tidy next has something to do.
  for (let i = 0; i < 16; i += 1) {
    await addCity(first, `Town ${i}`);
    await pause(400);
  }
  const open = async () => {
    const page = await here.tab('#/cities');
    await atCities(page);
    return { page, ...await power(page) };
  };
  const tabs = [];
  for (let i = 0; i < TABS; i += 1) tabs.push(await open());
  await first.close();
  overFirst.leave();
  const done = { edits: 0, killed: 0, asleep: 0, confirmed: 0 }, confirmed = [];
  let writes = 0;
  /** What a tab has written so far, it wrote while it held the lock, which the browser gives to one. */
  const lookBack = async (tab) => {
    const log = await tab.page.evaluate(() => window.log);
    assert.equal(log.intrusions, 0, `seed ${SEED}: a second writer`);
    writes += log.writes;
  };
  const follows = async (tab, names) => {
    const since = Date.now();
    await tab.page.bringToFront();
    await tab.page.evaluate((wanted) => window.hands.until(() => {
      const shown = new Set(window.hands.links('^City \\d+'));
      return wanted.every((name) => shown.has(name));
    }, `all of ${wanted}`), names);
    behind.push(Date.now() - since);
  };
  while (done.edits < wanted) {
    const turn = Math.floor(random() * TABS), tab = tabs[turn];
    const asleep = random() < 0.3 ? tabs[(turn + 1) % TABS] : null;
    await tab.page.bringToFront();
    if (asleep) await asleep.freeze(true), done.asleep += 1;
    const names = Array.from({ length: Math.min(1 + Math.floor(random() * 12), wanted - done.edits) }, () => `City ${done.edits += 1}`);
    for (const name of names) await addCity(tab.page, name);
    // Others may write to the same field of the same town.
    if (random() < 0.4 && done.edits < wanted) {
      done.edits += 1;
      await rename(tab.page, `Town ${Math.floor(random() * 3)}`, `Country ${done.edits}`, random() < 0.3);
    }
    if (random() < 0.6) {
      // Confirmed to the person: from here on it may not be lost.
      await saved(tab.page);
      confirmed.push(...names);
      // The others follow without being asked.
      if (random() < 0.5) for (const other of tabs) if (other !== asleep) await follows(other, names);
    } else {
      await pause(random() * 300);  // somewhere between the edit and the confirmation
    }
    // Woken, it catches up with what it has missed.
    if (asleep) await asleep.freeze(false);
    assert.ok(await tidying(tab.page) <= 1, `seed ${SEED}: two tabs tidy`);
    if (random() < 0.5) {
      const dying = tabs[random() < 0.5 ? turn : Math.floor(random() * TABS)];
      done.killed += 1;
      await lookBack(dying);
      await dying.kill();
      await dying.page.close().catch(() => {});
      await pause(300);
      tabs[tabs.indexOf(dying)] = await open();
    }
  }
  const last = await open();
  await last.page.evaluate(() => window.hands.answered());
  const all = await cities(last.page);
  for (const name of confirmed) assert.equal(all.filter((each) => each === name).length, 1, `seed ${SEED}: ${name} of ${all}`);
  // Whoever lives shows the same, and one of them tidies.
  for (const tab of tabs) {
    await follows(tab, all);
    assert.deepEqual(await cities(tab.page), all, `seed ${SEED}`);
    await lookBack(tab);
  }
  const told = await fourWords(last.page);
  for (const tab of tabs) {
    assert.equal(await fourWords(tab.page), told, `seed ${SEED}`);
  }
  assert.ok(writes > 0, 'nobody tidied');
  assert.equal(await tidying(last.page), 1);
  await here.remove();
  return { ...done, confirmed: confirmed.length };
}

for (const engine of engines) {
  test(`30 ${engine}: what a tab wrote and did not tell before it ended is shown by the others`, async () => {
    const here = await device(engine);
    await here.start();
    const one = await here.tab();
    await begin(one);
    const two = await here.tab('#/cities');
    await atCities(two);
    await two.evaluate(() => {
      const post = BroadcastChannel.prototype.postMessage;
      BroadcastChannel.prototype.postMessage = function (data) { if (!this.name.endsWith(':journal')) post.call(this, data); };
    });
    await addCity(two, 'Port-Clair');
    await saved(two);
    await one.bringToFront();
    await atCities(one);
    await one.evaluate(() => window.hands.answered());
    assert.deepEqual(await cities(one, '^Port-Clair'), []);
    await two.close();
    await one.evaluate(() => window.hands.until(() => window.hands.links('^Port-Clair').length > 0, 'Port-Clair'));
    await here.remove();
  });

  test(`30 ${engine}: ${TABS} tabs edit at once and lose nothing confirmed, whichever is killed or frozen`, { timeout: 120_000 + EDITS * 10_000 }, async (t) => {
    const random = seeded(SEED), behind = [], sum = { edits: 0, killed: 0, asleep: 0, confirmed: 0 };
    for (let edits = 0; edits < EDITS; edits += EDITS_A_PROFILE) {
      const one = await play(engine, Math.min(EDITS_A_PROFILE, EDITS - edits), random, behind);
      for (const key of Object.keys(sum)) sum[key] += one[key];
    }
    assert.ok(sum.killed > 0 && sum.confirmed > 0, `seed ${SEED}: ${JSON.stringify(sum)}`);
    t.diagnostic(`${sum.edits} edits in ${TABS} tabs, seed ${SEED}: ${sum.killed} tabs killed, ${sum.asleep} put to sleep, of ${sum.confirmed} cities called saved none was lost; brought to the front, a tab had all of another after ${centile(behind, 0.5).toFixed(0)} ms (median), ${Math.max(...behind).toFixed(0)} ms at most`);
  });
}
