// Number 27 of docs/data-safety.md in real browsers: the k-th call of the page to IndexedDB throws, aborts its transaction
// or is never answered, for every k of a first visit, which makes the databases, of a later one that loads, tidies and
// saves, and of one that keeps a version, merges a file, takes it back, and makes and deletes a network. Afterwards nothing
// that was called saved is missing, nothing was called saved that is, and the same page saves again. FAULT_STRIDE tries
// every n-th call only.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { addCity, atCities, begin, cities, closeEngines, device, drop, engines, give, isSaved, saved, sees } from './engines.mjs';
import { words } from './words.mjs';

after(closeEngines);

const STRIDE = Number(process.env.FAULT_STRIDE ?? 1);
// More than a fold waits for, twice: the second half finds a snapshot there, and is not folded yet.
const HALF = 24, FIRST = Array.from({ length: 2 * HALF }, (_, i) => `City ${i + 10}`);
const say = words('en');

/** The page has said whether the last edit is kept. */
const answered = (page) => page.evaluate((texts) =>
  window.hands.until(() => texts.some(window.hands.says), texts.join(' or ')), [say('common.saved_on_device'), say('common.not_saved')]);

/** In the page, before its own scripts: counts the calls to IndexedDB; the one that is `k`, or `faultAt`, goes wrong, once. */
const FAULTS = (way, k) => `(${(way, k) => {
  window.calls = window.folds = window.removed = 0;
  window.faultAt = k;
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
      if (window.calls !== window.faultAt) return original.apply(this, values);
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

/** A file of the network of a page, with one city more. */
async function fileWith(page, name) {
  const file = JSON.parse(await give(page));
  const [, city] = Object.entries(file.entities).find(([, { type }]) => type === 'city');
  const fields = Object.fromEntries(Object.entries(city.fields).map(([field, [[, n, seconds, value]]]) => [field, [['00000000000000aa', n, seconds, field === 'name' ? name : value]]]));
  const context = { '00000000000000aa': Math.max(...Object.values(fields).map(([[, n]]) => n)) };
  return JSON.stringify({ entities: { ...file.entities, zzzzzzzzzzzzzzzz: { ...city, context, fields } }, format: 1, network: file.network });
}

/** What somebody does with versions, files and networks; gives which of it was refused. */
async function deeds(page, file) {
  await drop(page, file);
  return page.evaluate(async (texts) => {
    const { fill, go, has, links, press, says, until } = window.hands;
    const refused = [];
    const either = async (good, bad, what) => {
      await until(() => good() || says(bad), what);
      if (!good()) refused.push(what);
    };
    await press(texts.merge);
    await go('#/cities', texts.cities);
    await until(() => links('^City 50$').length === 1, 'what came with the file');
    await press(texts.undo);
    await until(() => links('^City 50$').length === 0, 'without it');
    await go('#/versions', texts.versions);
    await fill(texts.version, 'Before the meeting');
    await press(texts.keep);
    await either(() => says(texts.kept), texts.notKept, 'version');
    await go('#/networks', texts.networks);
    await fill(texts.network, 'Lakes');
    await press(texts.create);
    await until(() => has('h1', 'Lakes'), 'another network');
    await go('#/networks', texts.networks);
    await press(texts.forget);
    await fill(texts.confirm, 'Lakes');
    await press(texts.remove);
    await until(() => !has('h1', 'Lakes') && !document.querySelector('dialog[open], [role="dialog"]'), 'the network is gone');
    // The note of what should be there goes last.
    await either(() => Object.keys(JSON.parse(localStorage['parcours:/:kept'] ?? '{}')).length <= 1, texts.notForgotten, 'deletion');
    await go('#/cities', texts.cities);
    return refused;
  }, {
    merge: say('review.merge'), cities: say('cities.title'), undo: say('common.undo'), versions: say('versions.title'),
    version: say('versions.name_label'), keep: say('versions.keep'), kept: say('versions.did_name', { name: 'Before the meeting' }),
    notKept: say('versions.not_named'), networks: say('networks.title'), network: say('welcome.network_name'),
    create: say('welcome.create_button'), forget: say('networks.remove', { name: 'Lakes' }),
    confirm: say('networks.type_name', { name: 'Lakes' }), remove: say('networks.do_remove'),
    notForgotten: say('app.not_forgotten', { name: 'Lakes' }),
  });
}

/** These deeds on a new profile, of which call `k` goes wrong, and what is there after them: how many calls they made. */
async function visitOfDeeds(browser, here, way, k) {
  const context = await browser.createBrowserContext();
  let page = await here.tab('', [FAULTS(way, -1)], context);
  await begin(page);
  await addCity(page, 'City 10');
  await saved(page);
  const file = await fileWith(page, 'City 50');
  await atCities(page);
  await saved(page);
  await page.evaluate((at) => { window.calls = 0; window.faultAt = at; }, k);
  const refused = await deeds(page, file);
  assert.ok(refused.length <= 1, `call ${k}: ${refused}`);
  await addCity(page, 'City 99');
  await saved(page);
  assert.deepEqual(await cities(page), ['City 10', 'City 99'], `call ${k}`);
  const calls = await page.evaluate(() => window.calls);
  await page.close();
  page = await here.tab('#/cities', [], context);
  await atCities(page);
  assert.deepEqual(await cities(page), ['City 10', 'City 99'], `call ${k} of ${calls}: after another start`);
  await page.evaluate((texts) => window.hands.go('#/versions', texts), say('versions.title'));
  if (!refused.includes('version')) await sees(page, 'Before the meeting');
  await page.evaluate((texts) => window.hands.go('#/networks', texts), say('networks.title'));
  assert.equal(await page.evaluate((name) => window.hands.has('button', name), say('networks.remove', { name: 'Lakes' })), refused.includes('deletion'), `call ${k} of ${calls}: the deleted network`);
  await context.close();
  return calls;
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

    test(`27 ${engine}: whichever call to the storage ${way} while a version is kept, a file merged and taken back, a network made and deleted, what is told is true`, { timeout: 7_200_000 }, async (t) => {
      const here = await device(engine), browser = await here.start();
      let calls = 1, tried = 0;
      for (let k = 1; k <= calls; k += STRIDE, tried += 1) calls = Math.max(calls, await visitOfDeeds(browser, here, way, k));
      t.diagnostic(`${tried} of ${calls} calls ${way}: what was told was true`);
      await here.remove();
    });
  }
}
