// What a person did is there again: after a reload, in another tab, after the page was left at once.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, exploreDemo, settled, shown, start } from './harness.mjs';

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
