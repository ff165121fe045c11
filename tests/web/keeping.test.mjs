// What a person did is there again: after a reload, in another tab, after the page was left at once.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, exploreDemo, settled, shown, start } from './harness.mjs';
import { person } from './person.mjs';

after(closeBrowser);

/** Key and size of every record of the journal. */
const journal = (page) => page.evaluate(() => new Promise((resolve, reject) => {
  const request = indexedDB.open(`parcours:${new URL('.', location.href).pathname}:journal`);
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const all = request.result.transaction('journal').objectStore('journal').getAllKeys();
    all.onsuccess = () => { request.result.close(); resolve(all.result.map((key) => key.join(' '))); };
  };
}));

/** How many snapshots there are, of all networks. */
const snapshots = (page) => page.evaluate(async () => {
  const folders = (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.startsWith('/parcours'));
  const counts = await Promise.all(folders.map((name) => new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => {
      const count = request.result.transaction('FILE_DATA').objectStore('FILE_DATA').count();
      count.onsuccess = () => { request.result.close(); resolve(count.result); };
    };
  })));
  return counts.reduce((sum, count) => sum + count, 0);
});

test('opens the same network after a reload', async () => {
  const app = await start();
  await exploreDemo(app);
  const title = await app.page.getByRole('heading', { level: 1 }).innerText();
  await app.page.waitForTimeout(1500);
  await app.page.reload();
  await shown(app.page);
  await app.page.getByRole('heading', { level: 1, name: title }).waitFor();
  assert.equal(await app.page.getByTestId('explore').count(), 0);
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('keeps the data of two folders of one host apart', async () => {
  const app = await start({ folder: '/a/' });
  await exploreDemo(app);
  await app.page.waitForTimeout(1500);
  assert.ok((await journal(app.page)).length > 0 || (await app.page.evaluate(async () => (await indexedDB.databases()).length)) > 1);
  const names = await app.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  for (const name of names) assert.match(name, /\/a\//);
  await app.close();
});

test('a network that is left and opened again in the same tab is still tidied', async () => {
  const app = await start({ language: 'en' }), me = person(app.page, 'en');
  await me.begin('Rivers');
  await me.visit('#/networks');
  await me.fill('welcome.network_name', 'Lakes');
  await me.press('welcome.create_button');
  await me.visit('#/networks');
  await me.press('networks.open', { name: 'Rivers' });
  await me.visit('#/cities');
  const saved = app.page.getByText(me.say('common.saved_on_device'), { exact: true }).first();
  for (let i = 0; i < 26; i += 1) {
    await me.addCity(`City ${i}`);
    await saved.waitFor({ state: 'attached' });
  }
  // So many edits are folded into a snapshot, by the tab that has the right to it.
  const until = Date.now() + 10_000;
  while (await snapshots(app.page) === 0) {
    assert.ok(Date.now() < until, 'nothing was folded');
    await app.page.waitForTimeout(100);
  }
  await app.page.reload();
  await shown(app.page);
  await me.visit('#/cities');
  await app.page.getByRole('link', { name: 'City 25' }).first().waitFor({ state: 'attached' });
  assert.deepEqual(app.problems, []);
  await app.close();
});
