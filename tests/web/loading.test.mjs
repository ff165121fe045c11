// The page arrives: how fast, from any folder, in the person's language, and what it says when it cannot.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, openBrowser, picture, site, start } from './harness.mjs';
import { serve } from './server.mjs';
import { words } from './words.mjs';

after(closeBrowser);

test('shows its first frame soon, without an error', async () => {
  const app = await start();
  const shownAt = await app.page.evaluate(() => performance.getEntriesByName('parcours-shown')[0].startTime);
  console.log(`first frame after ${Math.round(shownAt)} ms`);
  assert.ok(shownAt < 8000, `first frame after ${shownAt} ms`);
  assert.equal(await app.page.getByRole('heading', { level: 1 }).count(), 1);
  assert.equal(await app.page.locator('#loading').count(), 0);
  await picture(app.page, 'first-visit');
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('speaks the language of the browser', async () => {
  for (const language of ['fr', 'en', 'pt']) {
    const app = await start({ language });
    assert.equal(await app.page.evaluate(() => document.documentElement.lang), language);
    await app.close();
  }
});

test('works from a folder below the root of a host, and asks for nothing outside it', async () => {
  const app = await start({ folder: '/réseau/parcours/' });
  assert.equal(await app.page.getByRole('heading', { level: 1 }).count(), 1);
  assert.deepEqual(app.server.asked.filter((path) => !path.startsWith('/réseau/parcours/')), []);
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('says what to do when a file is missing', async () => {
  const server = await serve(site);
  const page = await (await openBrowser()).newPage({ locale: 'pt-PT' });
  await page.route('**/parcours.wasm*', (route) => route.abort());
  await page.goto(server.address);
  await page.getByRole('alert').getByRole('button', { name: 'Recarregar' }).waitFor();
  assert.match(await page.getByRole('alert').innerText(), /não consegue arrancar/);
  await page.close();
  await server.close();
});

test('begins before all of it is there, and shows what was asked for once it has come', async () => {
  const server = await serve(site), say = words('fr');
  const page = await (await openBrowser()).newPage({ locale: 'fr-FR' });
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  let asked = 0, arrive = () => {};
  await page.route('**/rest.wasm*', async (route) => {
    asked += 1;
    if (asked === 1) return route.abort();
    await new Promise((resolve) => { arrive = resolve; });
    await route.continue();
  });
  await page.goto(server.address);
  await page.getByLabel(say('welcome.network_name')).fill('Réseau des rives');
  await page.getByRole('button', { name: say('welcome.create_button') }).click();
  await page.getByRole('heading', { name: say('nav.coming_title') }).waitFor();
  await page.evaluate(() => { location.hash = '#/settings'; });
  await page.getByRole('heading', { name: say('settings.title') }).waitFor();
  await page.evaluate(() => { location.hash = '#/cities'; });
  await page.getByRole('heading', { name: say('nav.coming_title') }).waitFor();
  // The first answer never came: it is asked for again when there is a network.
  await page.evaluate(() => dispatchEvent(new Event('online')));
  while (asked < 2) await page.waitForTimeout(20);
  arrive();
  await page.getByRole('heading', { name: say('cities.title'), level: 1 }).waitFor();
  assert.deepEqual(problems, []);
  await page.close();
  await server.close();
});

test('asks no other host for anything', async () => {
  const app = await start();
  const urls = await app.page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
  assert.ok(urls.length >= 5);
  for (const url of urls) assert.ok(url.startsWith(app.server.address), url);
  await app.close();
});
