// Without a network, and with new builds: pages come from one whole build, and a new one is offered, never forced. What
// becomes of builds that come by half, or one after the other, is in updates.test.mjs.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { host } from './builds.mjs';
import { closeBrowser, exploreDemo, kept, picture, settled, shown, start, until } from './harness.mjs';
import { pageWords, words } from './words.mjs';
import { person } from './person.mjs';

after(closeBrowser);

const cached = (page) => page.evaluate(async () => {
  const files = [];
  for (const name of await caches.keys()) files.push(...(await (await caches.open(name)).keys()).map(({ url }) => url));
  return files;
});
const builds = (page) => page.evaluate(async () => (await caches.keys()).map((name) => name.split(':').pop()).sort());
const releases = (page) => page.evaluate(() => [window.earlyRelease, window.appRelease]);
const offer = (page) => page.locator('#offer');
const restart = async (page) => { await page.reload(); await shown(page); };
/** Asks the host for a new build now, as the browser does at each visit. */
const look = (page) => page.evaluate(async () => { await (await navigator.serviceWorker.ready).update(); });

test('38 opens without a network from the second visit on, from any folder', async () => {
  const app = await start({ folder: '/réseau/parcours/', language: 'en' });
  await kept(app.page);
  await app.server.close();
  await restart(app.page);
  // What is fetched on demand is there too: the demo, another language.
  await exploreDemo(app);
  await app.page.evaluate(() => { location.hash = '#/settings'; });
  await settled(app.page);
  await app.page.getByRole('radio', { name: 'Português' }).click({ force: true });
  await app.page.waitForFunction(() => document.documentElement.lang === 'pt');
  await settled(app.page);
  assert.deepEqual((await cached(app.page)).filter((url) => !url.startsWith(app.server.address.replace('é', '%C3%A9'))), []);
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('31 37 offers a new build in mid-edit, and loses nothing when it is taken', async () => {
  const place = host();
  place.deploy('one');
  const app = await start({ site: place.folder, language: 'en', width: 360, height: 740, touch: true });
  await kept(app.page);
  await restart(app.page);
  const first = place.build();
  const other = await app.tab();
  await app.page.getByRole('radio', { name: words('en')('common.role.lead') }).first().check({ force: true });
  const name = app.page.getByRole('textbox', { name: words('en')('welcome.network_name'), exact: true });
  await name.fill('Rivers');
  await app.page.getByRole('button', { name: words('en')('welcome.create_button'), exact: true }).click();
  await app.page.getByRole('heading', { name: words('en')('home.next') }).waitFor();

  await app.page.getByText(words('en')('common.saved'), { exact: true }).first().waitFor({ state: 'attached' });
  await restart(other);
  place.deploy('two');
  await look(app.page);
  await offer(app.page).getByRole('button', { name: 'Reload' }).waitFor();
  assert.equal(await offer(app.page).getAttribute('role'), 'status');
  await picture(app.page, 'update-offered-360');
  assert.deepEqual(await releases(app.page), ['one', 'one']);
  // Not taken: going on, and even coming again, stays with the old build.
  await app.page.evaluate(() => { location.hash = '#/cities'; });
  await settled(app.page);
  await restart(app.page);
  assert.deepEqual(await releases(app.page), ['one', 'one']);

  // Taken right after an edit.
  await app.page.evaluate(() => { location.hash = '#/cities'; });
  await settled(app.page);
  // The end of the page can be scrolled out from under the offer.
  await app.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await settled(app.page);
  const city = app.page.getByRole('textbox', { name: words('en')('cities.name'), exact: true }).first();
  await city.fill('Aroual');
  await app.page.getByRole('button', { name: words('en')('cities.add'), exact: true }).click();
  await offer(app.page).getByRole('button', { name: 'Reload' }).click();
  await app.page.waitForFunction(() => window.appRelease === 'two');
  await shown(app.page);
  assert.deepEqual(await releases(app.page), ['two', 'two']);
  await settled(app.page);
  await app.page.getByText('Aroual').first().waitFor({ state: 'attached' });

  // The other tab was left alone with its own build, which it can still ask for; it is offered the new one.
  assert.deepEqual(await releases(other), ['one', 'one']);
  assert.equal(await other.evaluate(async (build) => (await (await fetch(`early.js?${build}`)).text()).includes("'one'"), first), true);
  // It only shows from now on, and says so; there is no later.
  await offer(other).getByText(pageWords('en').outdated).waitFor();
  assert.equal(await offer(other).getByRole('button').count(), 1);
  await person(other, 'en').visit('#/cities');
  await other.getByRole('link', { name: 'Aroual' }).first().waitFor({ state: 'attached' });
  await person(other, 'en').addCity('Sétou');
  await other.getByText(words('en')('app.outdated')).first().waitFor({ state: 'attached' });
  assert.equal(await other.getByRole('link', { name: 'Sétou' }).count(), 0);
  await picture(other, 'outdated');
  assert.deepEqual(await builds(app.page), [first, place.build()].sort());
  await offer(other).getByRole('button', { name: 'Reload' }).click();
  await other.waitForFunction(() => window.appRelease === 'two');
  await shown(other);
  // Nobody uses the old build any more.
  await until(other, async () => (await caches.keys()).length === 1);
  assert.deepEqual(app.problems, []);
  await app.close();
  place.remove();
});
