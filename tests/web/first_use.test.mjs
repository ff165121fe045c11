// The first use: a guide, a tour by keys alone, an application that can be installed, and files that reach it from outside.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { closeBrowser, exploreDemo, kept, picture, settled, shown, site, start } from './harness.mjs';
import { person } from './person.mjs';
import { words } from './words.mjs';

after(closeBrowser);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STOPS = ['home', 'round', 'quarter', 'backlog', 'share', 'find', 'keys'];

async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => (await window.axe.run(document, { rules: { 'color-contrast': { enabled: false } } }))
    .violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`)));
}
const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? document.activeElement?.tagName);
const dialog = (page) => page.getByRole('dialog');
/** What a screen reader is told of the stop that has just opened. */
const heard = async (page) => dialog(page).evaluate((node) => ({
  name: node.getAttribute('aria-label'), text: document.getElementById(node.getAttribute('aria-describedby'))?.textContent ?? '',
}));
async function key(page, name) {
  await page.keyboard.press(name);
  await settled(page);
}
/** Where the lit thing lies on the screen. */
const pointed = (page) => page.evaluate(() => {
  const { x, y, width, height } = document.querySelector('[data-pointed]').getBoundingClientRect();
  return { x, y, right: x + width, bottom: y + height, within: x >= 0 && y >= 0 && x + width <= innerWidth + 1 && y + height <= innerHeight + 1 };
});

for (const size of [{ width: 1440, height: 900 }, { width: 360, height: 740, touch: true }]) {
  for (const language of ['fr', 'en', 'pt']) {
    test(`the tour by keys alone, ${size.width} wide, in ${language}`, async () => {
      const say = words(language);
      const app = await start({ ...size, language });
      const { page } = app;
      await person(page, language).begin('Rivières');
      assert.equal(await dialog(page).count(), 0, 'it never begins by itself');
      await page.getByRole('button', { name: say('tour.take'), exact: true }).focus();
      await key(page, 'Enter');
      for (const [i, stop] of STOPS.entries()) {
        const { name, text } = await heard(page);
        assert.equal(name, say(`tour.${stop}_title`));
        assert.ok(text.startsWith(say(`tour.${stop}_text`)), text);
        assert.equal(await focused(page), 'tour_next');
        const at = await pointed(page);
        assert.ok(at.within, `${stop} is in sight`);
        const card = await dialog(page).boundingBox();
        assert.ok(card.x >= at.right || card.y >= at.bottom || card.x + card.width <= at.x || card.y + card.height <= at.y, `${stop} is not covered`);
        assert.deepEqual(await violations(page), [], stop);
        if (language === 'fr') await picture(page, `tour-${i}-${size.width}`);
        if (i === 2) {  // One back, and on again.
          await key(page, 'Shift+Tab');
          assert.equal(await focused(page), 'tour_back');
          await key(page, 'Enter');
          assert.equal((await heard(page)).name, say(`tour.${STOPS[1]}_title`));
          await key(page, 'Enter');
        }
        await key(page, 'Enter');
      }
      assert.equal(await dialog(page).count(), 0);
      assert.notEqual(await focused(page), 'BODY', 'the focus is somewhere again');
      assert.equal(await page.getByRole('button', { name: say('tour.take'), exact: true }).count(), 0);

      // Found again where help is, left at once, and the focus is back.
      const help = page.getByTestId('keys');
      if (await help.count() > 0) {
        await help.focus();
        await key(page, 'Enter');
        await page.getByRole('button', { name: say('tour.title'), exact: true }).focus();
        await key(page, 'Enter');
        assert.equal((await heard(page)).name, say('tour.home_title'));
        await key(page, 'Escape');
        assert.equal(await dialog(page).count(), 0);
        assert.equal(await focused(page), 'keys');
      } else {  // On a phone, behind "More".
        await page.getByRole('navigation').getByRole('link', { name: say('nav.more'), exact: true }).tap();
        await settled(page);
        await page.getByRole('button', { name: say('tour.title'), exact: true }).tap();
        await settled(page);
        assert.equal((await heard(page)).name, say('tour.home_title'));
        await page.getByTestId('tour_leave').tap();
        await settled(page);
        assert.equal(await dialog(page).count(), 0);
      }
      await page.reload();
      await shown(page);
      await settled(page);
      assert.equal(await dialog(page).count(), 0);
      assert.equal(await page.getByRole('button', { name: say('tour.take'), exact: true }).count(), 0, 'offered once');
      assert.deepEqual(app.problems, []);
      await app.close();
    });
  }
}

test('on the plain page the tour shows each thing it speaks of', async () => {
  const app = await start({ language: 'en', plain: true, width: 900, height: 700 });
  const { page } = app;
  await exploreDemo(app);
  await page.getByRole('button', { name: words('en')('tour.take'), exact: true }).click();
  await settled(page);
  for (const stop of STOPS) {
    assert.equal((await heard(page)).name, words('en')(`tour.${stop}_title`));
    const at = await pointed(page);
    const card = await page.locator('#overlay').boundingBox();
    assert.ok(at.bottom > 0 && at.y < card.y, `${stop} is seen above the card`);
    assert.deepEqual(await violations(page), [], stop);
    if (stop === 'share') await picture(page, 'tour-plain');
    await key(page, 'Enter');
  }
  assert.equal(await dialog(page).count(), 0);
  assert.deepEqual(app.problems, []);
  await app.close();
});

/** A file of a small network, and what the device that gave it has gone on to. */
async function given() {
  const app = await start({ language: 'en' });
  const someone = person(app.page, 'en');
  await someone.begin('Rivers');
  await someone.visit('#/cities');
  await someone.addCity('Aroual');
  const before = await someone.give('before');
  await someone.visit('#/cities');
  await someone.addCity('Belmar');
  const after = await someone.give('after');
  return { app, before: readFileSync(before, 'utf8'), after: readFileSync(after, 'utf8') };
}
/** As the system does when a file is shared with the installed application. */
const share = (page, name, text) => page.evaluate(async ([fileName, content]) => {
  const data = new FormData();
  data.append('files', new File([content], fileName, { type: 'application/json' }));
  const response = await fetch('shared', { method: 'POST', body: data, redirect: 'manual' });
  return response.type;
}, [name, text]);
const waiting = (page) => page.evaluate(async () => (await (await caches.open(`parcours:${new URL('.', location.href).pathname}:shared`)).keys()).length);

test('a shared file waits without a network until a page can review it, and changes nothing by itself', async () => {
  const { app, before, after: file } = await given();
  const there = await start({ language: 'en' });
  const { page } = there;
  const other = person(page, 'en');
  await kept(page);
  await page.reload();
  await shown(page);
  await settled(page);
  // Onto an empty device: the network opens.
  await there.context.setOffline(true);
  assert.equal(await share(page, 'before.parcours.json', before), 'opaqueredirect');
  assert.equal(await waiting(page), 1);
  await page.reload();
  await shown(page);
  await page.getByRole('heading', { name: 'Rivers', level: 1 }).waitFor();
  assert.equal(await waiting(page), 0);
  await other.visit('#/cities');
  await other.addCity('Cantal');
  await page.getByText(other.say('nav.offline_text')).first().waitFor({ state: 'attached' });
  // Onto work: it is reviewed first, by the name it was shared with; leaving it keeps all as it was.
  await share(page, 'Rivières du Sud.parcours.json', file);
  await page.reload();
  await shown(page);
  await other.byRole('heading', 'review.title').waitFor();
  await other.sees('Rivières du Sud.parcours.json');
  await other.press('common.cancel');
  await other.visit('#/cities');
  for (const name of ['Aroual', 'Cantal']) await page.getByRole('link', { name }).first().waitFor({ state: 'attached' });
  assert.equal(await page.getByRole('link', { name: 'Belmar' }).count(), 0);
  // What is no file of ours is said to be none.
  await share(page, 'notes.json', '{"hello": 1}');
  await page.reload();
  await shown(page);
  await page.getByRole('alert').filter({ hasText: 'notes.json' }).first().waitFor();
  assert.equal(await waiting(page), 0);
  assert.deepEqual(there.problems.filter((problem) => problem.startsWith('page:')), []);
  await there.close();
  await app.close();
});

test('files opened with Parcours from a folder, or dropped on it, are reviewed', async () => {
  const { app, before, after: file } = await given();
  const there = await start({
    language: 'en',
    before: () => {
      window.launched = [];
      Object.defineProperty(window, 'launchQueue', { value: { setConsumer: (consumer) => { window.consumer = consumer; } } });
    },
  });
  const { page } = there;
  const other = person(page, 'en');
  await page.waitForFunction(() => window.consumer);
  /** @param {[string, string | null][]} files with null: the file is gone */
  const launch = (files) => page.evaluate((all) => window.consumer({
    files: all.map(([name, text]) => ({
      name, getFile: async () => { if (text === null) throw new DOMException('gone', 'NotFoundError'); return new File([text], name); },
    })),
  }), files);
  await launch([]);
  await launch([['before.parcours.json', before]]);
  await page.getByRole('heading', { name: 'Rivers', level: 1 }).waitFor();
  await launch([['after.parcours.json', file], ['before.parcours.json', before]]);
  await other.byRole('heading', 'review.title').waitFor();
  await other.press('common.cancel');
  await launch([['gone.parcours.json', null]]);
  await page.getByRole('alert').filter({ hasText: 'gone.parcours.json' }).first().waitFor();
  await other.drop(file, 'dropped.parcours.json');
  await other.byRole('heading', 'review.title').waitFor();
  await other.sees('dropped.parcours.json');
  await other.press('review.merge');
  await other.visit('#/cities');
  await page.getByRole('link', { name: 'Belmar' }).first().waitFor({ state: 'attached' });
  assert.deepEqual(there.problems, []);
  await there.close();
  await app.close();
});

for (const [language, width, height] of [['fr', 1440, 900], ['en', 360, 740], ['pt', 1440, 900]]) {
  test(`says that it is offline and that nothing is missing, ${width} wide, in ${language}`, async () => {
    const say = words(language);
    const app = await start({ language, width, height });
    const { page } = app;
    await person(page, language).begin('Rivières');
    const badge = page.getByRole('banner').getByText(say('nav.offline'), { exact: true });
    assert.equal(await badge.count(), 0);
    await app.context.setOffline(true);
    await badge.waitFor({ state: 'attached' });
    await page.locator('#polite').filter({ hasText: say('nav.offline_said') }).waitFor({ state: 'attached' });
    await picture(page, `offline-${width}-${language}`);
    assert.deepEqual(await violations(page), []);
    await app.context.setOffline(false);
    await badge.waitFor({ state: 'detached' });
    await page.locator('#polite').filter({ hasText: say('nav.online_said') }).waitFor({ state: 'attached' });
    assert.deepEqual(app.problems, []);
    await app.close();
  });
}

test('can be installed: everything the manifest names is there', async () => {
  const manifest = JSON.parse(readFileSync(join(site, 'manifest.webmanifest'), 'utf8'));
  for (const name of ['id', 'name', 'short_name', 'description', 'lang', 'start_url', 'display', 'background_color', 'theme_color', 'categories']) {
    assert.ok(manifest[name]?.length > 0, name);
  }
  for (const { src, sizes, type } of manifest.icons) {
    assert.ok(existsSync(join(site, src)), src);
    if (type !== 'image/png') continue;
    const png = readFileSync(join(site, src));
    assert.equal(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, sizes, src);
  }
  assert.ok(manifest.icons.some(({ purpose }) => purpose === 'maskable'));
  const app = await start({ language: 'en' });
  await kept(app.page);
  await exploreDemo(app);
  for (const { url } of manifest.shortcuts) {
    await app.page.goto(new URL(url, app.server.address).href);
    await shown(app.page);
    await settled(app.page);
    assert.equal(await app.page.evaluate(() => location.hash), url.slice(2));
    await app.page.getByRole('navigation').first().waitFor();
  }
  // What the browser itself finds missing for an installation.
  const tools = await app.context.newCDPSession(app.page);
  const { errors } = await tools.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await tools.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'), []);
  assert.deepEqual(app.problems, []);
  await app.close();
});
