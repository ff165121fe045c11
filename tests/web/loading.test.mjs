// The page arrives: how fast, from any folder, in the person's language, and what it says when it cannot.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, openBrowser, picture, site, start } from './harness.mjs';
import { serve } from './server.mjs';
import { person } from './person.mjs';
import { pageWords, words } from './words.mjs';

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

test('the words of the page before the application are the same in number in each language', () => {
  const keys = Object.keys(pageWords('fr'));
  assert.ok(keys.length > 10);
  for (const language of ['en', 'pt']) assert.deepEqual(Object.keys(pageWords(language)), keys);
  assert.equal(pageWords('de'), pageWords('en'));
});

test('a language that cannot be fetched leaves the one that is read', async () => {
  const app = await start({
    language: 'fr',
    before: () => {
      const ask = window.fetch;
      window.fetch = (what, ...rest) => (String(what.url ?? what).includes('locales/pt') ? Promise.reject(new TypeError('no network')) : ask(what, ...rest));
    },
  });
  const me = person(app.page, 'fr');
  await me.begin('Réseau des rives');
  await me.visit('#/settings');
  await me.byRole('radio', 'common.language.pt').click({ force: true });
  await me.sees(me.say('settings.language_away'));
  assert.equal(await app.page.locator('#failure').count(), 0);
  await me.visit('#/cities');
  await me.byRole('heading', 'cities.title').waitFor();
  await app.close();
});
