// Every page of the demo network in light and dark, on a laptop and on a phone, and what comes up when something has happened:
// nothing wider than the screen, and a picture of each to look at (build/screenshots).

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { bothPictures, closeBrowser, exploreDemo, settled, start } from './harness.mjs';
import { person } from './person.mjs';
import { routes } from './routes.mjs';

after(closeBrowser);

/** Both pictures of what is shown, each of which fits its screen. */
const fits = (page, name) => bothPictures(page, name, async () => {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${name} is ${wide} px wider than the screen`);
});

/** Goes to each route and looks at it. */
async function visitAll(app, prefix, which) {
  await app.page.mouse.move(1, 1);  // Nothing is hovered.
  for (const { name, fragment } of which) {
    await app.page.evaluate((address) => { location.hash = address; scrollTo(0, 0); }, fragment);
    await fits(app.page, `${prefix}-${name}`);
    assert.equal(await app.page.getByRole('heading', { level: 1 }).count(), 1, `${fragment} shows a page`);
  }
  assert.deepEqual(app.problems, []);
}

for (const dark of [false, true]) {
  test(`every page fits both screens ${dark ? 'at night' : 'by day'}`, { timeout: 600_000 }, async () => {
    const app = await start({ language: 'fr', dark });
    await exploreDemo(app);
    await visitAll(app, dark ? 'dark' : 'light', routes());
    await app.close();
  });

  test(`what comes up fits both screens ${dark ? 'at night' : 'by day'}`, { timeout: 600_000 }, async () => {
    const prefix = dark ? 'dark' : 'light';
    const [here, there] = await Promise.all([start({ language: 'fr', dark }), start({ language: 'fr' })]);
    const me = person(here.page, 'fr'), other = person(there.page, 'fr');
    await fits(here.page, `${prefix}-first-visit`);

    // First use: the six steps, the tour, the search, the keys.
    await me.begin('Réseau des rives');
    await fits(here.page, `${prefix}-first-steps`);
    await here.page.getByRole('button', { name: me.say('tour.take'), exact: true }).click();
    await fits(here.page, `${prefix}-tour`);
    for (const [key, name] of [['Control+k', 'search'], ['?', 'keys']]) {
      await here.page.keyboard.press('Escape');
      await settled(here.page);
      await here.page.keyboard.press(key);
      await settled(here.page);
      await fits(here.page, `${prefix}-${name}`);
    }
    await here.page.keyboard.press('Escape');

    // A file to review, and two devices that do not say the same.
    await me.visit('#/cities');
    await me.addCity('Aroual');
    await other.enter(await me.give(`before-${prefix}`));
    for (const [one, name] of [[me, 'Aroual-sur-Lagune'], [other, 'Aroual la Neuve']]) {
      await one.visit('#/cities');
      await one.page.getByRole('link', { name: /Aroual/ }).first().click();
      await settled(one.page);
      await one.fill('cities.name', name);
    }
    await me.take(await other.give(`after-${prefix}`));
    await fits(here.page, `${prefix}-review-of-a-file`);
    await me.press('review.merge');
    await me.visit('#/conflicts');
    await me.sees('Aroual la Neuve');
    await fits(here.page, `${prefix}-conflicts-of-two`);
    assert.deepEqual([...here.problems, ...there.problems], []);
    await here.close();
    await there.close();
  });
}

for (const language of ['en', 'pt']) {
  test(`pages with many words fit both screens in ${language}`, { timeout: 300_000 }, async () => {
    const app = await start({ language });
    await exploreDemo(app);
    await visitAll(app, language, routes().filter(({ name }) => ['home', 'quarter', 'calendar', 'experts', 'share'].includes(name)));
    await app.close();
  });
}
