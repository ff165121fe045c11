// Every page of the demo network in light and dark, on a laptop and on a phone: nothing wider than the screen, and a picture
// of each to look at (build/screenshots).

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { bothPictures, closeBrowser, exploreDemo, settled, start } from './harness.mjs';

after(closeBrowser);

const PAGES = ['home', 'round', 'quarter', 'backlog', 'new-topic', 'share', 'versions', 'cities', 'baseline', 'history',
  'conflicts', 'networks', 'settings', 'more', 'library', 'guide', 'digest', 'calendar', 'programme', 'cohesion', 'lessons', 'grid',
  'opportunities', 'phases', 'experts', 'peers', 'data', 'changes', 'welcome'];

for (const dark of [false, true]) {
  test(`every page fits both screens ${dark ? 'at night' : 'by day'}`, { timeout: 300_000 }, async () => {
    const app = await start({ language: 'fr', dark });
    await exploreDemo(app);
    const { page } = app;
    const firstLink = async (place, of) => {
      await page.evaluate((name) => { location.hash = `#/${name}`; }, place);
      await settled(page);
      return page.locator(`main a[href^="#/${of}/"]`).first().getAttribute('href');
    };
    const one = [await firstLink('cities', 'city'), await firstLink('backlog', 'topic'), await firstLink('history', 'history')];
    const city = one[0].split('/')[2];
    one.push(`#/profile/${city}`, `#/rate/${city}`, await firstLink('experts', 'expert'), await firstLink('programme', 'area'));
    for (const fragment of [...PAGES.map((name) => `#/${name}`), ...one]) {
      await page.evaluate((address) => { location.hash = address; scrollTo(0, 0); }, fragment);
      await settled(page);
      const name = fragment.split('/')[1] + (fragment.split('/').length > 2 ? '-one' : '');
      await bothPictures(page, `${dark ? 'dark' : 'light'}-${name}`, async () => {
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${fragment} is ${wide} px wider than the screen`);
      });
    }
    assert.deepEqual(app.problems, []);
    await app.close();
  });
}
