// The library in the browser: there without a network after the first visit, and one page an item when printed.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { bothPictures, closeBrowser, kept, pagesOf, settled, shown, start } from './harness.mjs';
import { person } from './person.mjs';

after(closeBrowser);

test('every item is there without a network, and prints on one page', { timeout: 300_000 }, async () => {
  const app = await start({ language: 'fr' });
  const me = person(app.page, 'fr');
  await kept(app.page);
  await app.server.close();
  await app.page.reload();
  await shown(app.page);
  await me.begin('Réseau des rives');
  await me.visit('#/library');
  await me.byRole('list', 'library.item_list').waitFor({ state: 'attached' });
  await bothPictures(app.page, 'library');
  const addresses = await app.page.locator('main a[href^="#/library-item/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  assert.ok(addresses.length >= 40, `${addresses.length} items`);
  const long = [];
  for (const address of addresses) {
    await me.visit(address);
    const pages = pagesOf(await app.page.pdf({ preferCSSPageSize: true }));
    if (pages !== 1) long.push(`${address}: ${pages}`);
  }
  assert.deepEqual(long, []);
  await bothPictures(app.page, 'library-item');
  await me.press('library.add');
  await me.visit('#/backlog');
  assert.equal(await app.page.locator('main a[href^="#/topic/"]').count(), 1);
  await settled(app.page);
  assert.deepEqual(app.problems, []);
  await app.close();
});
