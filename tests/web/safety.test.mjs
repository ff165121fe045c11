// What is kept survives its browser, in Chromium and Firefox: killed, wiped, out of reach. Numbers are those of
// docs/data-safety.md. KILLS, DAMAGES and PAIRS set how often; SEED makes a run the same again.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { smallDisk } from './disk.mjs';
import { addCity, atCities, begin, catchDownload, cities, closeEngines, device, drop, engines, give, isSaved, isShown, openNetwork, saved, sees } from './engines.mjs';
import { seeded } from './random.mjs';
import { words } from './words.mjs';

after(closeEngines);

const KILLS = Number(process.env.KILLS ?? 3), PAIRS = Number(process.env.PAIRS ?? 5), DAMAGES = Number(process.env.DAMAGES ?? 2);
// A list that grows with each kill would in the end test the list.
const KILLS_A_PROFILE = 25, PAIRS_A_PROFILE = 50;
const SEED = Number(process.env.SEED ?? 20241004);
const say = words('en');

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** In the page, before its own scripts: a word when the journal is being folded into a snapshot. */
const tellFolds = () => {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...values) {
    if (this.name === 'FILE_DATA') {
      window.folded = true;
      console.info('folding');
    }
    return put.apply(this, values);
  };
};

/** The network of the page takes so many topics from a file. */
async function grow(page, topics) {
  const file = JSON.parse(await give(page));
  for (let i = 0; i < topics; i += 1) {
    const value = (n, text) => [['00000000000000aa', n, 1700000000, text]];
    file.entities[`t${String(i).padStart(6, '0')}`] = { context: { '00000000000000aa': 2 }, fields: { 'summary.en': value(2, 'x'.repeat(100)), 'title.en': value(1, `Topic ${i}`) }, room: 'commons', type: 'topic' };
  }
  await drop(page, JSON.stringify({ entities: file.entities, format: 1, network: file.network }));
  await page.evaluate((name) => window.hands.press(name), say('review.merge'));
  await saved(page);
}

for (const engine of engines) {
  test(`26 ${engine} killed at random ${KILLS} times loses nothing it had called saved`, { timeout: 120_000 + KILLS * 90_000 }, async (t) => {
    const random = seeded(SEED);
    let here, added, confirmed, kept = 0, aimed = 0;
    /** Every city called saved is there, once. */
    const check = async (kill) => {
      const page = await here.tab('#/cities', [tellFolds]);
      await atCities(page);
      const all = await cities(page);
      for (const name of confirmed) assert.equal(all.filter((each) => each === name).length, 1, `seed ${SEED}, after ${kill} kills: ${name} of ${all}`);
      return page;
    };
    for (let kill = 0; kill < KILLS; kill += 1) {
      if (kill % KILLS_A_PROFILE === 0) {
        await here?.remove();
        here = await device(engine);
        await here.start();
        const page = await here.tab();
        await begin(page);
        // 300 kB to 2 MB of topics, from a file.
        await grow(page, Math.floor(1200 + random() * 7000));
        await here.close();
        await here.start();
        [added, confirmed] = [0, []];
      }
      const page = await check(kill);
      let folding = false;
      page.on('console', (message) => { folding ||= message.text() === 'folding'; });
      // A burst of edits; the last of them at any distance from the end. Every other kill waits for a fold, and hits it.
      const aims = kill % 2 === 1;
      for (let edits = aims ? 40 : 1 + Math.floor(random() * 3); edits > 0 && !folding; edits -= 1) {
        const name = `City ${added += 1}`;
        await addCity(page, name);
        if (aims || random() < 0.7) await saved(page);
        if (!await isSaved(page)) continue;
        confirmed.push(name);
        kept += 1;
      }
      aimed += folding ? 1 : 0;
      await pause(random() * (folding ? 40 : 500));
      await here.kill();
      await here.start();
    }
    await check(KILLS);
    assert.ok(kept >= KILLS / 2, `only ${kept} confirmed`);
    assert.ok(aimed >= Math.floor(KILLS / 2) * 0.8, `only ${aimed} while the journal was folded`);
    t.diagnostic(`${KILLS} kills, ${aimed} of them while the journal was folded, seed ${SEED}: of ${kept} cities called saved none was lost`);
    await here.remove();
  });

  test(`recovered edits are told after ${engine} was killed`, { timeout: 120_000 }, async () => {
    const here = await device(engine);
    await here.start();
    let page = await here.tab();
    await begin(page);
    await saved(page);
    await page.reload();
    await page.waitForFunction(isShown);
    await addCity(page, 'City 1');
    await saved(page);
    // The note that outlives the tab reaches the disk a little later than the edit.
    await pause(6000);
    await here.kill();
    await here.start();
    page = await here.tab('#/cities');
    await sees(page, say('app.recovered', { n: 1 }).split('{when}')[0].trim());
    await here.remove();
  });
}

/** In the page, before its own scripts: a clock that moves ten times a second. */
const coarseClock = () => {
  const now = Date.now.bind(Date);
  window.Date = class Coarse extends Date {
    constructor(...values) { super(...(values.length ? values : [Coarse.now()])); }
    static now() { return Math.floor(now() / 100) * 100; }
  };
};

for (const engine of engines) {
  test(`35 ${engine}: ${PAIRS} pairs of saves within one tick of a clock of 100 ms: none is lost`, { timeout: 120_000 + PAIRS * 3000 }, async (t) => {
    let together = 0;
    for (let done = 0; done < PAIRS; done += PAIRS_A_PROFILE) {
      const here = await device(engine, { before: [coarseClock] });
      await here.start();
      let page = await here.tab();
      await begin(page);
      await addCity(page, 'City 0');
      const pairs = Math.min(PAIRS_A_PROFILE, PAIRS - done);
      together += await page.evaluate(async (texts, count) => {
        const { fill, until, links } = window.hands;
        const button = () => [...document.querySelectorAll('main button')].find((each) => each.textContent.trim() === texts.add);
        /** Saved by itself, at once. */
        const leave = () => dispatchEvent(new Event('pagehide'));
        let same = 0;
        for (let pair = 1; pair <= count; pair += 1) {
          const first = `City ${pair}a`, second = `City ${pair}b`;
          await fill(texts.field, first);
          const field = document.activeElement;
          await until(() => button().getAttribute('aria-disabled') === null, 'the button');
          // All of it in one turn of the page, which has no time to draw, from the beginning of a tick.
          for (const tick = Date.now(); Date.now() === tick;) ;
          const begun = Date.now();
          button().click();
          leave();
          for (const text of [`City ${pair}`, second]) {  // More than one key: the first lets the button be pressed.
            field.value = text;
            field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
            leave();
          }
          button().click();
          leave();
          same += Date.now() === begun ? 1 : 0;
          await until(() => links(`^City ${pair}[ab]$`).length === 2, second);
        }
        return same;
      }, { field: say('cities.name'), add: say('cities.add') }, pairs);
      await saved(page);
      await page.close();
      page = await here.tab('#/cities');
      await atCities(page);
      const all = await cities(page, '^City \\d+[ab]$');
      assert.equal(all.length, 2 * pairs, `after ${done} pairs: ${all}`);
      await here.remove();
    }
    assert.ok(together > PAIRS * 0.7, `only ${together} pairs fell into one tick`);
    t.diagnostic(`${PAIRS} pairs, ${together} of them within one tick: none lost`);
  });
}

/** Seven ways in which the browser's storage is out of reach; each runs before the page's own scripts. */
const TROUBLES = {
  'is missing': () => Object.defineProperty(window, 'indexedDB', { value: undefined }),
  'refuses to open': () => { IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); }; },
  'never answers': () => { IDBFactory.prototype.open = () => new EventTarget(); },
  'belongs to a newer version': () => {
    IDBFactory.prototype.open = () => {
      const request = { error: new DOMException('newer', 'VersionError') };
      setTimeout(() => request.onerror?.({ target: request, preventDefault() {} }));
      return request;
    };
  },
  'is full': () => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; },
  'aborts without a reason': () => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...values) {
      const request = put.apply(this, values);
      this.transaction.abort();
      return request;
    };
  },
  'closes under the page': () => {
    const transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...values) {
      if (values[1] === 'readwrite') this.close();
      return transaction.apply(this, values);
    };
  },
};

/** All that the browser keeps for the page is gone. */
const clear = (page) => page.evaluate(async () => {
  for (const { name } of await indexedDB.databases()) await new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = resolve;
  });
});

/** A network with a city is kept, and then its storage is gone. */
async function oneCityThenCleared(page) {
  await begin(page);
  await addCity(page, 'City 1');
  await saved(page);
  await clear(page);
}

/** Loaded anew, the page has these cities. */
async function findsAgain(page, names) {
  await page.reload();
  await page.waitForFunction(isShown);
  await atCities(page);
  assert.deepEqual(await cities(page), names);
}

/** In the page, before its own scripts: put to sleep, it lets its storage go, and hears of that once it wakes. */
const sleeps = () => Object.defineProperty(IDBDatabase.prototype, 'onversionchange', {
  set(hear) {
    this.addEventListener('versionchange', () => {
      this.close();
      addEventListener('wake', hear, { once: true });
    });
  },
});

for (const engine of engines) {
  test(`33 ${engine}: a storage out of reach in seven ways: usable in memory, told, and the file is there`, { timeout: 400_000 }, async () => {
    for (const [what, trouble] of Object.entries(TROUBLES)) {
      const here = await device(engine);
      await here.start();
      const page = await here.tab('', [trouble, catchDownload]);
      await begin(page);
      await addCity(page, 'City 1');
      await page.evaluate((name) => window.hands.press(name), say('common.not_saved'));
      assert.equal(await isSaved(page), false, what);
      await page.waitForFunction(() => window.given);
      assert.ok((await page.evaluate(() => window.given)).includes('"City 1"'), what);
      assert.deepEqual(await cities(page), ['City 1'], what);
      await here.remove();
    }
  });

  test(`33 ${engine}: a storage that another page blocks: told, and all is saved once it lets go`, { timeout: 200_000 }, async () => {
    const here = await device(engine);
    const browser = await here.start();
    // Two pages of an older build: one holds the database, as if it slept, and the other would replace it.
    const pages = [await browser.newPage(), await browser.newPage()];
    for (const page of pages) await page.goto(`${here.server.address}icon.svg`);
    const journal = `parcours:${new URL(here.server.address).pathname}:journal`;
    await pages[0].evaluate((name) => new Promise((resolve) => { indexedDB.open(name).onsuccess = ({ target }) => resolve(window.held = target.result); }).then(() => {}), journal);
    await pages[1].evaluate((name) => new Promise((resolve) => { indexedDB.deleteDatabase(name).onblocked = resolve; }).then(() => {}), journal);
    const page = await here.tab();
    await begin(page);
    await addCity(page, 'City 1');
    await sees(page, say('common.not_saved'));
    assert.deepEqual(await cities(page), ['City 1']);
    await pages[0].evaluate(() => window.held.close());
    await saved(page);
    await findsAgain(page, ['City 1']);
    await here.remove();
  });

  test(`32 ${engine}: on a full disk nothing is called saved that is not, and with room again all is saved`, { timeout: 400_000 }, async (t) => {
    const disk = smallDisk(engine === 'firefox' ? 120 : 48);
    if (!disk) return t.skip('mounting a small disk needs the right to do so');
    const here = await device(engine, { profile: disk.profile });
    try {
      await here.start();
      let page = await here.tab('', [catchDownload]);
      await begin(page);
      await addCity(page, 'City 10');
      await saved(page);
      const full = () => page.evaluate((text) => window.hands.says(text), say('common.not_saved'));
      let added = 10, slowest = 0;
      while (!await full()) {
        assert.ok(added < 90, 'the disk never ran full');
        disk.fill();
        await addCity(page, `City ${added += 1}`);
        const since = Date.now();
        await page.evaluate((texts) => window.hands.until(() => texts.some(window.hands.says), texts), [say('common.saved_on_device'), say('common.not_saved')]);
        slowest = Math.max(slowest, Date.now() - since);
      }
      await page.evaluate((name) => window.hands.press(name), say('common.not_saved'));
      await page.waitForFunction(() => window.given);
      assert.ok((await page.evaluate(() => window.given)).includes(`"City ${added}"`));
      disk.empty();
      await saved(page);  // by itself
      await addCity(page, `City ${added += 1}`);
      await saved(page);
      t.diagnostic(`saved, or refused, was told after ${slowest} ms at most`);
      await page.close();
      page = await here.tab('#/cities');
      await atCities(page);
      assert.equal((await cities(page)).length, added - 9);
    } finally {
      await here.remove();
      disk.remove();
    }
  });

  test(`33 36 ${engine}: site data cleared while open is kept again; cleared while closed is missed and comes back from the file`, { timeout: 200_000 }, async () => {
    const here = await device(engine);
    await here.start();
    let page = await here.tab();
    await oneCityThenCleared(page);
    await sees(page, say('app.kept_again'));
    await saved(page);
    await addCity(page, 'City 2');
    await saved(page);
    await findsAgain(page, ['City 1', 'City 2']);
    const file = await page.evaluate(async (name) => {
      URL.createObjectURL = (blob) => { window.given = blob.text(); return 'data:,'; };
      location.hash = '#/data';
      await window.hands.press(name);
      await window.hands.until(() => window.given, 'the file');
      return window.given;
    }, say('data.copy_button'));
    // In two tabs that show two networks: each keeps its own again.
    const beside = await here.tab('#/networks');
    await beside.evaluate(async (texts) => {
      await window.hands.fill(texts.name, 'Lakes');
      await window.hands.press(texts.create);
      await window.hands.until(() => window.hands.has('h1', 'Lakes'), 'the other network');
    }, { name: say('welcome.network_name'), create: say('welcome.create_button') });
    await atCities(beside);
    await addCity(beside, 'City 9');
    await saved(beside);
    await clear(page);
    // A tab that nobody sees draws nothing.
    for (const each of [page, beside]) {
      await each.bringToFront();
      await sees(each, say('app.kept_again'));
      await saved(each);
    }
    for (const [each, all] of [[page, ['City 1', 'City 2']], [beside, ['City 9']]]) {
      await each.bringToFront();
      await each.reload();
      await each.waitForFunction(isShown);
      await openNetwork(each, each === page ? 'Rivers' : 'Lakes');
      await atCities(each);
      assert.deepEqual(await cities(each), all);
    }
    await openNetwork(beside, 'Rivers');
    await beside.close();
    await page.bringToFront();
    await openNetwork(page, 'Rivers');
    // Another page of the same place, so that nothing of the application runs.
    await page.goto(`${here.server.address}icon.svg`);
    await clear(page);
    await page.close();
    page = await here.tab();
    await sees(page, say('missing.subtitle'));
    assert.equal(await page.evaluate((name) => window.hands.has('h1', name), say('missing.title', { name: 'Rivers' })), true);
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'copy.parcours.json', { type: 'application/json' }));
      dispatchEvent(new DragEvent('drop', { dataTransfer: data }));
    }, file);
    await sees(page, say('app.back', { n: JSON.parse(file) && Object.keys(JSON.parse(file).entities).length }));
    await atCities(page);
    assert.deepEqual(await cities(page), ['City 1', 'City 2']);
    await saved(page);
    // The reverse: localStorage gone, the data kept.
    await page.evaluate(() => localStorage.clear());
    await page.close();
    page = await here.tab('#/cities');
    await atCities(page);
    assert.deepEqual(await cities(page), ['City 1', 'City 2']);
    await here.remove();
  });
}

/** In a page of the same place that runs nothing: the newest snapshot has another byte, or ends, at `share` of its length. */
const damage = async (share, cut) => {
  const known = await indexedDB.databases();
  const { name } = known.find((each) => each.name.startsWith('/parcours/'));
  const database = await new Promise((resolve) => { indexedDB.open(name).onsuccess = ({ target }) => resolve(target.result); });
  const store = database.transaction('FILE_DATA', 'readwrite').objectStore('FILE_DATA');
  const keys = await new Promise((resolve) => { store.getAllKeys().onsuccess = ({ target }) => resolve(target.result); });
  const key = keys.filter((each) => /\/\d{10}-/.test(each)).sort().at(-1);
  const file = await new Promise((resolve) => { store.get(key).onsuccess = ({ target }) => resolve(target.result); });
  const at = Math.floor(share * file.contents.length);
  if (cut) file.contents = file.contents.slice(0, at);
  else file.contents[at] ^= 1;
  store.put(file, key);
  await new Promise((resolve) => { store.transaction.oncomplete = resolve; });
  database.close();
  return keys.filter((each) => /\/\d{10}-/.test(each)).length;
};

for (const engine of engines) {
  test(`28 ${engine}: the newest snapshot damaged or cut, ${DAMAGES} times: all is there after a start, and that is told`, { timeout: 200_000 + DAMAGES * 20_000 }, async () => {
    const random = seeded(SEED);
    const here = await device(engine);
    await here.start();
    let page = await here.tab();
    await begin(page);
    const names = [];
    const untilFolded = async () => {
      const folded = () => page.evaluate(() => window.folded === true);
      for (let edits = 0; edits < 60 && !await folded(); edits += 1) {
        names.push(`City ${10 + names.length}`);
        await addCity(page, names.at(-1));
        await saved(page);
      }
      assert.ok(await folded(), 'a snapshot was written');
    };
    for (let folds = 0; folds < 2; folds += 1) {
      await page.close();
      page = await here.tab('#/cities', [tellFolds]);
      await atCities(page);
      await untilFolded();
    }
    for (let turn = 0; turn < DAMAGES; turn += 1) {
      await page.goto(`${here.server.address}icon.svg`);
      assert.ok(await page.evaluate(damage, random(), turn % 2 === 1) >= 2, 'another snapshot is there');
      await here.close();
      await here.start();
      page = await here.tab('#/cities');
      await atCities(page);
      assert.deepEqual(await cities(page), [...names].sort(), `seed ${SEED}, turn ${turn}`);
      await sees(page, say('app.damaged'));
      // The next one is damaged in its place.
      await page.close();
      page = await here.tab('#/cities', [tellFolds]);
      await atCities(page);
      await untilFolded();
    }
    await here.remove();
  });

  test(`36 ${engine}: a tab that sleeps while all is deleted, and another begins anew, has all again`, { timeout: 120_000 }, async () => {
    const here = await device(engine);
    await here.start();
    const page = await here.tab('', [sleeps]);
    await oneCityThenCleared(page);
    await here.tab();
    await page.bringToFront();
    await page.evaluate(() => dispatchEvent(new Event('wake')));
    await addCity(page, 'City 2');
    await saved(page);
    await findsAgain(page, ['City 1', 'City 2']);
    await here.remove();
  });
}

test('48 firefox: a private window says that all will be lost, with the copy first', { timeout: 120_000, skip: !engines.includes('firefox') }, async () => {
  const here = await device('firefox', { preferences: { 'browser.privatebrowsing.autostart': true } });
  await here.start();
  const page = await here.tab();
  await begin(page);
  await sees(page, say('data.promise_private'));
  assert.equal(await page.evaluate((name) => window.hands.has('button', name), say('data.copy_short')), true);
  await here.remove();
});
