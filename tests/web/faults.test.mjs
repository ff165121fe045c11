// Number 27 of docs/data-safety.md in real browsers: the k-th call of the page to IndexedDB throws, aborts its transaction
// or is never answered, for every k of a first visit, which makes the databases, and of a later one that loads, tidies and
// saves. Afterwards nothing that was called saved is
// missing, nothing was called saved that is, and the same page saves again. FAULT_STRIDE tries every n-th call only.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { addCity, atCities, begin, cities, closeEngines, device, engines, isSaved, saved } from './engines.mjs';
import { words } from './words.mjs';

after(closeEngines);

const STRIDE = Number(process.env.FAULT_STRIDE ?? 1);
// More than a fold waits for, twice: the second half finds a snapshot there, and is not folded yet.
const HALF = 24, FIRST = Array.from({ length: 2 * HALF }, (_, i) => `City ${i + 10}`);
const say = words('en');

/** The page has said whether the last edit is kept. */
const answered = (page) => page.evaluate((texts) =>
  window.hands.until(() => texts.some(window.hands.says), texts.join(' or ')), [say('common.saved_on_device'), say('common.not_saved')]);

/** In the page, before its own scripts: counts the calls to IndexedDB; the one that is `k` goes wrong, once. */
const FAULTS = (way, k) => `(${(way, k) => {
  window.calls = window.folds = window.removed = 0;
  const { open } = IDBFactory.prototype, { transaction } = IDBDatabase.prototype, { getAll } = IDBObjectStore.prototype;
  /** What is called saved is there at that moment, before anything is made good. */
  window.isThere = (text) => new Promise((resolve) => {
    const request = open.call(indexedDB, `parcours:${new URL('.', location.href).pathname}:journal`);
    request.addEventListener('success', () => {
      getAll.call(transaction.call(request.result, 'journal').objectStore('journal')).addEventListener('success', ({ target }) => {
        request.result.close();
        resolve(target.result.some((bytes) => new TextDecoder().decode(bytes).includes(`"${text}"`)));
      });
    });
  });
  /** The request or transaction goes on, but nobody hears of it. */
  const mute = (target, names) => {
    for (const name of names) Object.defineProperty(target, name, { set() {}, get: () => null });
    target.addEventListener = () => {};
    return target;
  };
  const wrap = (prototype, name, transactionOf) => {
    const original = prototype[name];
    prototype[name] = function (...values) {
      window.calls += 1;
      if (this.name === 'FILE_DATA') window.folds += name === 'put' ? 1 : 0;
      if (this.name === 'journal') window.removed += name === 'delete' ? 1 : 0;
      if (window.calls !== k) return original.apply(this, values);
      if (way === 'throws') throw new DOMException('on purpose', 'UnknownError');
      // A database that is not opened is not made either; a cursor that does not go on asks nothing more.
      if (way === 'is never answered' && name === 'open') return new EventTarget();
      if (way === 'is never answered' && name === 'continue') return undefined;
      if (way === 'is never answered' && name === 'commit') mute(this, ['oncomplete', 'onerror', 'onabort']);
      if (way === 'aborts' && name === 'commit') return this.abort();
      const made = original.apply(this, values);
      if (way === 'is never answered' && made) return mute(made, ['onsuccess', 'onerror', 'onupgradeneeded', 'oncomplete', 'onabort']);
      // A transaction ends between two turns of the page, never between two lines.
      if (made instanceof IDBObjectStore) made.transaction.abort();
      else if (made instanceof IDBTransaction) queueMicrotask(() => { try { made.abort(); } catch { /* it has ended already */ } });
      else transactionOf(this)?.abort();
      return made;
    };
  };
  const ofStore = (store) => store.transaction;
  for (const name of ['put', 'get', 'getAll', 'getAllKeys', 'getKey', 'delete', 'count', 'clear', 'openCursor', 'openKeyCursor']) wrap(IDBObjectStore.prototype, name, ofStore);
  wrap(IDBIndex.prototype, 'openKeyCursor', (index) => index.objectStore.transaction);
  wrap(IDBCursor.prototype, 'continue', (cursor) => (cursor.source.objectStore ?? cursor.source).transaction);
  wrap(IDBTransaction.prototype, 'commit', () => null);
  for (const name of ['transaction', 'createObjectStore']) wrap(IDBDatabase.prototype, name, () => null);
  wrap(IDBFactory.prototype, 'open', () => null);
}})(${JSON.stringify(way)}, ${k})`;

/** In a page, before its own scripts: another tab has the right to tidy, for ever. */
const neverTidies = () => {
  const ask = LockManager.prototype.request;
  LockManager.prototype.request = function (name, ...rest) {
    return name.includes(':lock:') ? new Promise(() => {}) : ask.call(this, name, ...rest);
  };
};

/** A profile in which a network of many edits is kept, so that the next visit folds when it begins, and removes what is old. */
async function template(engine) {
  const here = await device(engine);
  await here.start();
  let page = await here.tab();
  await begin(page);
  for (const [i, name] of FIRST.entries()) {
    if (i === HALF) {
      await page.close();
      page = await here.tab('#/cities', [neverTidies]);
      await atCities(page);
    }
    await addCity(page, name);
    await saved(page);
  }
  await here.close();
  return here;
}

/**
 * One visit in which call `k` goes wrong, and what is there after it: how many calls it made, and whether it folded.
 * @param {any} here a device @param {(page: any) => Promise<void>} arrive @param {string[]} before the cities that are kept
 */
async function visit(here, way, k, arrive, before) {
  await here.start();
  let page = await here.tab(before.length > 0 ? '#/cities' : '', [FAULTS(way, k)]);
  await arrive(page);
  const expected = [...before];
  await addCity(page, 'City 98');
  await answered(page);
  if (await isSaved(page)) {
    expected.push('City 98');
    assert.ok(await page.evaluate(() => window.isThere('City 98')), `call ${k}: called saved, and is not there`);
  }
  // Whatever went wrong went wrong once: what comes next is saved, and with it what was not.
  await addCity(page, 'City 99');
  await saved(page);
  const there = await cities(page);
  for (const name of [...expected, 'City 99']) assert.ok(there.includes(name), `call ${k}: ${name} is not shown`);
  const { calls, folded } = await page.evaluate(() => ({ calls: window.calls, folded: window.folds > 0 && window.removed > 0 }));
  await page.close();
  page = await here.tab('#/cities');
  await atCities(page);
  assert.deepEqual(await cities(page), there, `call ${k} of ${calls}: after another start`);
  await here.remove();
  return { calls, folded };
}

for (const engine of engines) {
  for (const way of ['throws', 'aborts', 'is never answered']) {
    test(`27 ${engine}: whichever call to the storage of a first visit ${way}, nothing called saved is lost`, { timeout: 3_600_000 }, async (t) => {
      // What goes wrong may end a visit sooner: the longest has all calls.
      let calls = 1, tried = 0;
      for (let k = 1; k <= calls; k += STRIDE, tried += 1) calls = Math.max(calls, (await visit(await device(engine), way, k, begin, [])).calls);
      t.diagnostic(`${tried} of ${calls} calls ${way}: nothing lost`);
    });

    test(`27 ${engine}: whichever call to the storage ${way}, nothing called saved is lost`, { timeout: 7_200_000 }, async (t) => {
      const kept = await template(engine);
      let calls = 1, tried = 0, folds = 0;
      for (let k = 1; k <= calls; k += STRIDE, tried += 1) {
        const profile = mkdtempSync(join(tmpdir(), 'parcours-fault-'));
        cpSync(kept.profile, profile, { recursive: true, filter: (name) => !basename(name).startsWith('Singleton') });
        const made = await visit(await device(engine, { profile, server: kept.server }), way, k, atCities, FIRST);
        calls = Math.max(calls, made.calls);
        folds += made.folded ? 1 : 0;
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      }
      t.diagnostic(`${tried} of ${calls} calls ${way}: nothing lost; ${folds} visits folded all the same`);
      assert.ok(folds >= tried / 2, 'the visit loads, saves, folds and tidies');
      await kept.remove();
    });
  }
}
