// Storage over time and size: hours of edits, a large network, a coarse clock, promises of the browser. Numbers are those
// of docs/data-safety.md. SOAK_MINUTES and BIG set how much.

import assert from 'node:assert/strict';

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { centile } from './centile.mjs';
import { bothPictures, closeBrowser, settled, shown, start, watchMemory } from './harness.mjs';
import { person } from './person.mjs';

after(closeBrowser);
const folder = mkdtempSync(join(tmpdir(), 'parcours-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const SOAK_MINUTES = Number(process.env.SOAK_MINUTES ?? 0.2), BIG = Number(process.env.BIG ?? 2000);
/** What a machine must reach that does nothing else, as in a long run; and one that is busy with other tests. */
const bar = (alone, busy) => (process.env.PARCOURS_LONG ? alone : busy);

/** How many records the journal holds. */
const journalLength = (page) => page.evaluate(() => new Promise((resolve) => {
  const request = indexedDB.open(`parcours:${new URL('.', location.href).pathname}:journal`);
  request.onsuccess = () => {
    const count = request.result.transaction('journal').objectStore('journal').count();
    count.onsuccess = () => { request.result.close(); resolve(count.result); };
  };
}));

/** Times of what is put into the journal until it is committed: before the page's own scripts. */
const timePuts = () => {
  window.puts = [];
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...values) {
    const begun = performance.now();
    if (this.name === 'journal') this.transaction.addEventListener('complete', () => window.puts.push(performance.now() - begun));
    return put.apply(this, values);
  };
};

/** When the journal is folded into a snapshot: before the page's own scripts. */
const timeFolds = () => {
  window.folds = [];
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...values) {
    if (this.name === 'FILE_DATA') window.folds.push(performance.now());
    return put.apply(this, values);
  };
};

/** Times of frames, from when the browser asks for one until it has it, and of whatever else keeps it from asking. */
const timeFrames = () => {
  window.times = { frames: [], blocks: [] };
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => ask((now) => {
    const begun = performance.now();
    callback(now);
    window.times.frames.push({ at: begun, took: performance.now() - begun });
  });
  new PerformanceObserver((list) => window.times.blocks.push(...list.getEntries().map(({ startTime, duration }) => ({ at: startTime, took: duration })))).observe({ type: 'longtask' });
};

test(`39 an edit a second for ${SOAK_MINUTES} minutes: memory stays, saving is quick, the journal is tidied`, { timeout: 120_000 + SOAK_MINUTES * 70_000 }, async (t) => {
  const app = await start({ language: 'en', before: [timePuts, watchMemory], width: 800, height: 520 });
  const someone = person(app.page, 'en');
  await someone.begin('Rivers');
  await someone.visit('#/cities');
  await someone.addCity('Aroual');
  await app.page.getByRole('link', { name: 'Aroual' }).first().click();
  await settled(app.page);
  const session = await app.context.newCDPSession(app.page);
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize = 0 } = await session.send('Runtime.getHeapUsage');
    return usedSize + backingStorageSize + await app.page.evaluate(() => window.memory.buffer.byteLength);
  };
  const name = app.page.getByRole('textbox', { name: someone.say('cities.name'), exact: true }).first();
  const edit = async (i) => { await name.fill(`Aroual ${i}`); };
  for (let i = 0; i < 5; i += 1) await edit(i), await app.page.waitForTimeout(500);
  const before = await heap();
  const end = Date.now() + SOAK_MINUTES * 60_000;
  let edits = 0, longest = 0;
  while (Date.now() < end) {
    const next = Date.now() + 1000;
    edits += 1;
    await edit(edits);
    await app.page.waitForTimeout(Math.max(0, next - Date.now()));
    if (edits % 20 === 0) longest = Math.max(longest, await journalLength(app.page));
  }
  const growth = (await heap()) / before - 1;
  const times = await app.page.evaluate(() => window.puts);
  longest = Math.max(longest, await journalLength(app.page));
  t.diagnostic(`${edits} edits, ${times.length} records: memory ${(growth * 100).toFixed(1)} %, saved in ${centile(times, 0.5).toFixed(0)} ms (median), ${centile(times, 0.99).toFixed(0)} ms (p99), longest journal ${longest}`);
  assert.ok(longest < 500, `${longest} records`);
  assert.ok(centile(times, 0.99) < bar(100, 1000), 'saved in time');
  assert.ok(growth < (SOAK_MINUTES >= 5 ? 0.05 : 0.5), `${growth}`);
  assert.equal(await app.page.evaluate(() => document.body.innerText.includes('Not saved')), false);
  await app.page.reload();
  await shown(app.page);
  await settled(app.page);
  assert.equal(await name.inputValue(), `Aroual ${edits}`);
  await app.close();
});

test(`40 a network of ${BIG} records: opened, edited, exported`, { timeout: 300_000 }, async (t) => {
  const entities = {};
  const stamp = (n, value) => [['00000000000000aa', n, 1700000000, value]];
  entities.n0 = { context: { '00000000000000aa': 1 }, fields: { name: stamp(1, 'Rivers') }, room: 'commons', type: 'network' };
  for (let i = 0; i < BIG; i += 1)
    entities[`t${String(i).padStart(6, '0')}`] = { context: { '00000000000000aa': 2 }, fields: { 'summary.en': stamp(2, 'x'.repeat(120)), 'title.en': stamp(1, `Topic ${i}`) }, room: 'commons', type: 'topic' };
  const file = join(folder, 'big.json');
  writeFileSync(file, JSON.stringify({ entities, format: 1, network: '7h2k9m4q0v5x8z3b' }));
  const app = await start({ language: 'en', before: [timePuts, timeFrames, timeFolds], width: 800, height: 520 });
  const someone = person(app.page, 'en');
  const timesSince = async (moment) => {
    const times = await app.page.evaluate(() => window.times);
    const since = (list) => list.filter(({ at }) => at >= moment).map(({ took }) => took);
    return { frames: since(times.frames), blocks: since(times.blocks) };
  };
  await someone.role('common.role.lead');
  await someone.open('welcome.open_button', file);
  await app.page.getByText(someone.say('common.saved_on_device')).first().waitFor({ state: 'attached', timeout: 120_000 });
  const loads = [];
  for (let i = 0; i < 3; i += 1) {
    await app.page.reload();
    await shown(app.page);
    await app.page.getByRole('heading', { level: 1 }).first().waitFor();
    loads.push(await app.page.evaluate(() => performance.getEntriesByName('parcours-shown')[0].startTime));
  }
  await someone.visit('#/cities');
  await app.page.evaluate(() => { window.puts.length = window.times.frames.length = window.times.blocks.length = 0; });
  for (let i = 0; i < 6; i += 1) await someone.addCity(`City ${i}`), await app.page.getByText(someone.say('common.saved_on_device')).first().waitFor({ state: 'attached' });
  const puts = await app.page.evaluate(() => window.puts), times = await timesSince(0);
  // As many as the first fold of a visit waits for: the next visit folds while somebody works.
  for (let i = 6; await journalLength(app.page) <= 45; i += 1) await someone.addCity(`City ${i}`);
  await app.page.reload();
  await shown(app.page);
  await someone.visit('#/cities');
  for (let i = 0; i < 3 || await app.page.evaluate(() => window.folds.length === 0); i += 1) await someone.addCity(`Town ${i}`);
  await app.page.waitForTimeout(1000);
  // What the storage is read for follows the first picture.
  const folding = await timesSince(await app.page.evaluate(() => performance.getEntriesByName('parcours-shown')[0].startTime));
  await someone.visit('#/data');
  const begun = Date.now();
  const download = app.page.waitForEvent('download');
  await someone.byRole('button', 'data.copy_button').click();
  await download;
  const exported = Date.now() - begun;
  t.diagnostic(`${BIG} records: opens in ${Math.round(centile(loads, 0.5))} ms, an edit is durable in ${centile(puts, 0.95).toFixed(0)} ms (p95 of ${puts.length}), meanwhile a frame takes ${centile(times.frames, 0.95).toFixed(0)} ms (p95 of ${times.frames.length}, longest ${Math.max(...times.frames).toFixed(0)}), longest block ${Math.max(0, ...times.blocks)} ms, exported in ${exported} ms; while the journal is folded a frame takes ${centile(folding.frames, 0.95).toFixed(0)} ms (p95 of ${folding.frames.length}), longest block ${Math.max(0, ...folding.blocks)} ms`);
  assert.ok(centile(loads, 0.5) < bar(2000, 10_000), 'opens in time');
  assert.ok(centile(puts, 0.95) < bar(150, 3000), 'an edit is durable in time');
  assert.ok(centile(times.frames, 0.95) < bar(33, 1000), 'frames go on');
  assert.ok(exported < bar(1000, 10_000), 'exported in time');
  assert.ok(centile(folding.frames, 0.95) < bar(33, 1000), 'frames go on while the journal is folded');
  assert.ok(Math.max(0, ...folding.blocks) < bar(100, 3000), 'nothing holds the page up while the journal is folded');
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('48 where the browser refuses to promise, the page says what may happen; 46 on an iPhone it explains the copy first', async () => {
  for (const language of process.env.PARCOURS_PICTURES ? ['fr', 'en', 'pt'] : ['pt']) {
    const app = await start({
      language,
      before: () => {
        StorageManager.prototype.persist = async () => false;
        StorageManager.prototype.persisted = async () => false;
        Object.defineProperty(Navigator.prototype, 'userAgent', { get: () => 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)' });
      },
    });
    const someone = person(app.page, language);
    await someone.begin('Rede das margens');
    await someone.sees(someone.say('common.saved_on_device'));
    await someone.visit('#/data');
    await someone.sees(someone.say('data.promise_denied'));
    await someone.sees(someone.say('data.apple_text'));
    await bothPictures(app.page, `data-${language}`);
    // Sooner than elsewhere, and one press.
    await someone.visit('#/cities');
    for (let i = 0; i < 5; i += 1) await someone.addCity(`Porto ${i}`);
    await someone.visit('#/home');
    await someone.byRole('button', 'data.copy_short').waitFor();
    await bothPictures(app.page, `copy-due-${language}`);
    const download = app.page.waitForEvent('download');
    await someone.press('data.copy_short');
    assert.match((await download).suggestedFilename(), /\.parcours\.json$/);
    assert.equal(await someone.byRole('button', 'data.copy_short').count(), 0);
    assert.deepEqual(app.problems, []);
    await app.close();
  }
});

test('everything is deleted from the device, in every tab, once the words are typed', async () => {
  const app = await start({ language: 'en' });
  const someone = person(app.page, 'en');
  await someone.begin('Rivers');
  await someone.sees(someone.say('common.saved_on_device'));
  const other = await app.tab('#/cities');
  await someone.visit('#/data');
  await someone.press('data.forget_button');
  await app.page.getByRole('textbox', { name: someone.say('networks.type_name', { name: someone.say('data.forget_word') }) }).fill('delete all');
  await settled(app.page);
  await bothPictures(app.page, 'forget-all');
  await someone.press('networks.do_remove');
  for (const page of [app.page, other]) await page.getByRole('heading', { name: someone.say('welcome.start') }).waitFor();
  await app.page.reload();
  await shown(app.page);
  await app.page.getByRole('heading', { name: someone.say('welcome.start') }).waitFor();
  assert.equal(await journalLength(app.page), 0);
  assert.deepEqual(app.problems, []);
  await app.close();
});
