// What a person sets to be at ease, and what the system asks for: the page as ordinary HTML, keys of one letter, forced colours;
// and a graphics card that is lost while one types.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, picture, settled, shown, start } from './harness.mjs';
import { person } from './person.mjs';

after(closeBrowser);

/** The share of points that two pictures do not have in common: letters drawn in another order lie a little otherwise. */
const difference = (page, ...pictures) => page.evaluate(async (all) => {
  const points = await Promise.all(all.map(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
  }));
  if (points[0].length !== points[1].length) return 1;
  let other = 0;
  for (let i = 0; i < points[0].length; i += 4) other += [0, 1, 2].some((channel) => Math.abs(points[0][i + channel] - points[1][i + channel]) > 8) ? 1 : 0;
  return other / (points[0].length / 4);
}, pictures.map((each) => [...each]));

/** The field of this name has the focus, and is on the screen. */
const inSight = (field) => field.evaluate((it) => {
  const { top, bottom } = it.getBoundingClientRect();
  return it === document.activeElement && top >= 0 && bottom <= innerHeight;
});

const plain = (page) => page.evaluate(() => document.documentElement.classList.contains('plain'));

test('the plain page is chosen and left in the settings, and remembered', async () => {
  const app = await start({ language: 'fr' }), me = person(app.page, 'fr');
  await me.begin('Réseau des rives');
  await me.visit('#/settings');
  await app.page.reload();
  await shown(app.page);
  await app.page.mouse.move(1, 1);
  await settled(app.page);
  const before = await app.page.screenshot();
  const choose = async (choice) => {
    await me.byRole('radio', `settings.plain_${choice}`).check({ force: true });
    await settled(app.page);
  };
  await choose('always');
  assert.equal(await plain(app.page), true);
  await picture(app.page, 'settings-plain');
  // On a phone too, what is ticked and what it is called stand in one line, as tall as a finger wants it.
  await app.page.setViewportSize({ width: 360, height: 740 });
  await settled(app.page);
  await picture(app.page, 'settings-plain-360');
  const apart = await app.page.evaluate(() => [...document.querySelectorAll('.layer :is([type=checkbox], [type=radio])')].filter((box) => {
    const { top, bottom } = box.getBoundingClientRect(), words = box.nextElementSibling.getBoundingClientRect();
    return box.nextElementSibling.htmlFor !== box.id || words.top > top || words.bottom < bottom || words.left < box.getBoundingClientRect().right;
  }).map((box) => box.ariaLabel));
  assert.deepEqual(apart, []);
  // What the picture has above its fields is seen: what a choice is about, help, and what is wrong.
  const seen = () => app.page.evaluate(() => ({
    groups: [...document.querySelectorAll('.layer [role=radiogroup]')].map((each) => [each.ariaLabel, getComputedStyle(each, '::before').content]),
    help: [...document.querySelectorAll('.layer :is(input, textarea, select)[aria-describedby]')].map((each) => document.getElementById(each.getAttribute('aria-describedby')))
      .map((each) => [each.textContent, each.getBoundingClientRect().height > 8]),
  }));
  const { groups, help } = await seen();
  assert.ok(groups.length >= 4 && help.length >= 4);
  for (const [name, words] of groups) assert.equal(words, JSON.stringify(name));
  assert.deepEqual(help.filter(([, visible]) => !visible), []);
  await me.visit('#/cities');
  await me.addCity('Aroual');
  await me.fill('cities.name', 'aroual');
  await picture(app.page, 'plain-error-360');
  assert.deepEqual((await seen()).help, [[me.say('cities.name_taken'), true]]);
  await me.visit('#/settings');
  await app.page.setViewportSize({ width: 1024, height: 720 });
  await me.fill('settings.name', 'Awa');
  // The size of text is that of the plain page too, and what was just done can be undone where one is.
  const size = () => app.page.locator('#content p').first().evaluate((it) => parseFloat(getComputedStyle(it).fontSize));
  const usual = await size();
  await app.page.getByRole('radio', { name: /^150/ }).check();
  await settled(app.page);
  assert.equal(await size(), usual * 1.5);
  await app.page.getByRole('radio', { name: /^100/ }).check();
  await settled(app.page);
  await app.page.reload();
  await shown(app.page);
  assert.equal(await plain(app.page), true);
  assert.equal(await me.byRole('textbox', 'settings.name').inputValue(), 'Awa');
  await choose('needed');
  assert.equal(await plain(app.page), false);
  assert.equal(await app.page.locator('#canvas').isVisible(), true);
  // A page that began without a picture draws the same one, letters and all.
  await me.fill('settings.name', '');
  await app.page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
  await app.page.mouse.move(1, 1);
  await settled(app.page);
  await picture(app.page, 'settings-drawn-again');
  const other = await difference(app.page, before, await app.page.screenshot());
  assert.ok(other < 0.0005, `${other} of the picture is another`);
  assert.equal(await app.page.locator('label').count(), 0, 'only the plain page has labels of its own');
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('colours that the system forces make a plain page at once, and give the picture back', async () => {
  const app = await start({ language: 'en' }), me = person(app.page, 'en');
  await me.begin('Rivers');
  await me.visit('#/cities');
  await app.page.emulateMedia({ forcedColors: 'active' });
  await settled(app.page);
  assert.equal(await plain(app.page), true);
  await me.addCity('Aroual');
  await app.page.emulateMedia({ forcedColors: 'none' });
  await settled(app.page);
  assert.equal(await plain(app.page), false);
  assert.equal(await app.page.getByRole('link', { name: 'Aroual' }).count(), 1);
  // Who sees the picture better all the same keeps it, with its own colours and each word once.
  await me.visit('#/settings');
  await me.byRole('radio', 'settings.plain_never').check({ force: true });
  await settled(app.page);
  const drawn = await app.page.screenshot();
  await app.page.emulateMedia({ forcedColors: 'active' });
  await settled(app.page);
  assert.equal(await plain(app.page), false);
  assert.equal(await difference(app.page, drawn, await app.page.screenshot()), 0);
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('what has the focus keeps it, in sight, when the page changes its dress', async () => {
  const app = await start({ language: 'fr', width: 360, height: 740, touch: true }), me = person(app.page, 'fr');
  await me.begin('Réseau des rives');
  await me.visit('#/settings');
  const field = me.byRole('textbox', 'field.network.contact');
  await field.focus();
  await app.page.keyboard.type('Aya');
  for (const colours of ['active', 'none', 'active', 'none']) {
    await app.page.emulateMedia({ forcedColors: colours });
    await settled(app.page);
    assert.equal(await plain(app.page), colours === 'active');
    assert.equal(await inSight(field), true, colours);
    await app.page.keyboard.type('!');
  }
  assert.equal(await field.inputValue(), 'Aya!!!!');
  // And when bars begin to scroll with the page, because little of it is left.
  const link = app.page.locator('nav a').first();
  await link.focus();
  for (const height of [300, 740]) {
    await app.page.setViewportSize({ width: 360, height });
    await settled(app.page);
    assert.equal(await link.evaluate((it) => it === document.activeElement), true, `${height} high`);
  }
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('a system that turns dark while the page is open takes the page along, as long as the person has chosen nothing else', async () => {
  const app = await start({ language: 'en' }), me = person(app.page, 'en'), { page } = app;
  const looks = () => page.evaluate(() => ['--background', '--text'].map((name) => document.documentElement.style.getPropertyValue(name)).join());
  await me.begin('Rivers');
  await me.visit('#/settings');
  const light = await looks(), picture = await page.screenshot();
  await page.emulateMedia({ colorScheme: 'dark' });
  await settled(page);
  const dark = await looks();
  assert.notEqual(dark, light);
  assert.ok(await difference(page, picture, await page.screenshot()) > 0.9, 'the picture too');
  await page.getByRole('radio', { name: me.say('settings.theme_dark'), exact: true }).check({ force: true });
  await page.emulateMedia({ colorScheme: 'light' });
  await settled(page);
  assert.equal(await looks(), dark);
  await page.getByRole('radio', { name: me.say('settings.theme_system'), exact: true }).check({ force: true });
  await settled(page);
  assert.equal(await looks(), light);
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('a system that asks for more contrast gets it, as long as the person has chosen nothing else', async () => {
  const app = await start({ language: 'en', dark: true }), me = person(app.page, 'en'), { page } = app;
  const text = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--text').trim().toUpperCase());
  await me.begin('Rivers');
  const dark = await text();
  await page.emulateMedia({ contrast: 'more' });
  await settled(page);
  const more = await text();
  assert.notEqual(more, dark);
  await picture(page, 'more-contrast');
  await me.visit('#/settings');
  await page.getByRole('radio', { name: me.say('settings.theme_sunlight'), exact: true }).check({ force: true });
  await settled(page);
  assert.equal(await text(), more, 'which is what the theme for bright sunlight has');
  await page.getByRole('radio', { name: me.say('settings.theme_dark'), exact: true }).check({ force: true });
  await settled(page);
  assert.equal(await text(), dark);
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('the one thing that moves, while the page loads, stands still for who wants less motion', async () => {
  const app = await start({ language: 'en' });
  const moves = () => app.page.evaluate(() => {
    const loading = document.body.appendChild(Object.assign(document.createElement('div'), { id: 'loading' }));
    const { animationName } = getComputedStyle(loading.appendChild(document.createElement('img')));
    loading.remove();
    return animationName;
  });
  assert.equal(await moves(), 'none');
  await app.page.emulateMedia({ reducedMotion: 'no-preference' });
  assert.equal(await moves(), 'breathe');
  await app.close();
});

test('keys of a single sign can be switched off, others stay', async () => {
  const app = await start({ language: 'pt' }), me = person(app.page, 'pt');
  await me.begin('Rede das margens');
  const list = me.byRole('dialog', 'keys.title');
  await app.page.keyboard.press('?');
  await list.waitFor();
  await app.page.keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
  await me.visit('#/settings');
  await me.byRole('checkbox', 'settings.letter_keys').uncheck({ force: true });
  await app.page.evaluate(() => document.activeElement.blur());
  await settled(app.page);
  for (const key of ['?', '/']) await app.page.keyboard.press(key);
  await settled(app.page);
  assert.deepEqual(await app.page.getByRole('dialog').evaluateAll((all) => all.map((each) => each.ariaLabel ?? each.textContent)), []);
  await app.page.keyboard.press('Control+k');
  await me.byRole('dialog', 'find.title').waitFor();
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('a graphics card that is lost takes no letter with it: the picture comes back, or the plain page takes its place', async () => {
  const app = await start({ language: 'fr' }), me = person(app.page, 'fr'), { page } = app;
  await me.begin('Réseau des rives');
  await me.visit('#/settings');
  const before = await page.screenshot();
  const card = await page.evaluateHandle(() => document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context'));
  const name = me.byRole('textbox', 'settings.name');
  await name.focus();
  await page.keyboard.type('Awa D');
  await card.evaluate((it) => it.loseContext());
  await page.keyboard.type('iop');
  await card.evaluate((it) => it.restoreContext());
  await page.keyboard.type(' Ly');
  await settled(page);
  assert.equal(await name.inputValue(), 'Awa Diop Ly');
  assert.equal(await name.evaluate((it) => it === document.activeElement), true);

  await card.evaluate((it) => it.loseContext());
  await page.keyboard.type(' Sow');
  await page.waitForFunction(() => document.documentElement.classList.contains('plain'));
  await page.keyboard.type(' Ba');
  await settled(page);
  assert.equal(await name.inputValue(), 'Awa Diop Ly Sow Ba');
  assert.equal(await name.evaluate((it) => it === document.activeElement && it.selectionStart === it.value.length), true);
  await card.evaluate((it) => it.restoreContext());
  await page.waitForFunction(() => !document.documentElement.classList.contains('plain'));
  await name.fill('');
  await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
  await settled(page);
  assert.ok(before.equals(await page.screenshot()), 'the picture is what it was');
  assert.deepEqual(app.problems, []);
  await app.close();
});
