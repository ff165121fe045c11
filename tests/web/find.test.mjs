// The search over everything, by the browser's own keys: opened from a field, chosen by arrows, heard as a combobox.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, exploreDemo, settled, start } from './harness.mjs';
import { words } from './words.mjs';

after(closeBrowser);
const say = words('fr');

/** What a screen reader is told of the field that has the focus: its role, and the option its arrows have reached. */
const heard = (page) => page.evaluate(() => {
  const field = document.activeElement;
  const option = document.getElementById(field.getAttribute('aria-activedescendant') ?? '');
  const list = document.getElementById(field.getAttribute('aria-controls') ?? '');
  return {
    role: field.getAttribute('role'), expanded: field.getAttribute('aria-expanded'), list: list?.getAttribute('role') ?? null,
    option: option?.textContent ?? null, selected: option?.getAttribute('aria-selected') ?? null,
  };
});

async function press(page, key) {
  await page.keyboard.press(key);
  await settled(page);
}

test('Ctrl K finds a page without accents, from within a field; arrows choose and Enter opens', async () => {
  const app = await start({ language: 'fr' });
  await exploreDemo(app);
  const { page } = app;
  await page.evaluate(() => { location.hash = '#/new-topic'; });
  await settled(page);
  await page.locator('main input[type="text"]').first().focus();
  await press(page, 'Control+k');
  assert.equal((await heard(page)).role, 'combobox');
  await page.keyboard.type('reserve');
  await settled(page);
  const first = await heard(page);
  assert.deepEqual({ ...first, option: null }, { role: 'combobox', expanded: 'true', list: 'listbox', option: null, selected: 'true' });
  assert.ok(first.option.startsWith(say('nav.backlog')), first.option);

  await page.keyboard.press('Control+A');
  await page.keyboard.type('a');
  await settled(page);
  const before = (await heard(page)).option;
  await press(page, 'ArrowDown');
  const after_ = (await heard(page)).option;
  assert.notEqual(after_, before);
  await press(page, 'ArrowUp');
  assert.equal((await heard(page)).option, before);

  await page.keyboard.press('Control+A');
  await page.keyboard.type('reserve');
  await settled(page);
  await press(page, 'Enter');
  assert.equal(await page.evaluate(() => location.hash), '#/backlog');
  assert.equal(await page.getByRole('dialog').count(), 0);
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('Escape closes the search and gives the focus back; a press takes what it is on', async () => {
  const app = await start({ language: 'fr' });
  await exploreDemo(app);
  const { page } = app;
  const button = page.getByRole('button', { name: say('find.title'), exact: true });
  await button.focus();
  await press(page, 'Enter');
  assert.equal(await page.getByRole('dialog', { name: say('find.title') }).count(), 1);
  await press(page, 'Escape');
  assert.equal(await page.getByRole('dialog').count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent), say('find.title'));

  await press(page, '/');
  await page.keyboard.type(say('nav.calendar').slice(0, 5));
  await settled(page);
  await page.locator('#overlay [role="option"]').first().click();
  await settled(page);
  assert.equal(await page.evaluate(() => location.hash), '#/calendar');
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('"?" shows the keys, but is only a letter while one types', async () => {
  const app = await start({ language: 'fr' });
  await exploreDemo(app);
  const { page } = app;
  await press(page, '?');
  assert.equal(await page.getByRole('dialog', { name: say('keys.title') }).count(), 1);
  await press(page, 'Escape');
  await page.evaluate(() => { location.hash = '#/new-topic'; });
  await settled(page);
  const field = page.locator('main input[type="text"]').first();
  await field.focus();
  await page.keyboard.type('Quoi ? /');
  await settled(page);
  assert.equal(await field.inputValue(), 'Quoi ? /');
  assert.equal(await page.getByRole('dialog').count(), 0);
  assert.deepEqual(app.problems, []);
  await app.close();
});
