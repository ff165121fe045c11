// What a person sets to be at ease, and what the system asks for: the page as ordinary HTML, keys of one letter, forced colours;
// and a graphics card that is lost while one types.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, picture, settled, shown, start } from './harness.mjs';
import { person } from './person.mjs';

after(closeBrowser);

const plain = (page) => page.evaluate(() => document.documentElement.classList.contains('plain'));

test('the plain page is chosen and left in the settings, and remembered', async () => {
  const app = await start({ language: 'fr' }), me = person(app.page, 'fr');
  await me.begin('Réseau des rives');
  await me.visit('#/settings');
  const choice = me.byRole('checkbox', 'settings.plain');
  await choice.check({ force: true });
  await settled(app.page);
  assert.equal(await plain(app.page), true);
  await picture(app.page, 'settings-plain');
  await me.fill('settings.name', 'Awa');
  await app.page.reload();
  await shown(app.page);
  assert.equal(await plain(app.page), true);
  assert.equal(await me.byRole('textbox', 'settings.name').inputValue(), 'Awa');
  await choice.uncheck();
  await settled(app.page);
  assert.equal(await plain(app.page), false);
  assert.equal(await app.page.locator('#canvas').isVisible(), true);
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
  assert.deepEqual(app.problems, []);
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
