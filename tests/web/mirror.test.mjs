// The HTML mirror: what assistive technology finds, and that text is typed as everywhere else.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import { closeBrowser, exploreDemo, settled, start } from './harness.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
after(closeBrowser);

/** @returns {Promise<string[]>} rule and element of each violation */
async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    // Contrast is measured on the tokens by native tests: here the text is transparent on purpose.
    const { violations } = await window.axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

for (const language of ['fr', 'en', 'pt']) {
  test(`has no accessibility violation on any page of the demo in ${language}`, async () => {
    const app = await start({ language });
    assert.deepEqual(await violations(app.page), []);
    await exploreDemo(app);
    const links = await app.page.locator('nav a').evaluateAll((all) => [...new Set(all.map((link) => link.getAttribute('href')))]);
    assert.ok(links.length >= 4, 'the navigation has links');
    for (const href of [...links, '#/review', '#/more', '#/conflicts', '#/new-topic', '#/versions', '#/changes']) {
      await app.page.evaluate((hash) => { location.hash = hash; }, href);
      await settled(app.page);
      assert.deepEqual(await violations(app.page), [], href);
      assert.equal(await app.page.getByRole('heading', { level: 1 }).count(), 1, href);
      assert.equal(await app.page.getByRole('main').count(), 1, href);
    }
    assert.deepEqual(app.problems, []);
    await app.close();
  });
}

test('gives the pointer everything that can be pressed, also on a page higher than the screen', async () => {
  const app = await start({ language: 'fr' });
  await exploreDemo(app);
  await app.page.evaluate(() => { location.hash = '#/backlog'; });
  await settled(app.page);
  const covered = await app.page.evaluate(() => [...document.querySelectorAll('.layer a, .layer button')].filter((each) => {
    const { x, y, width, height } = each.getBoundingClientRect();
    const there = y > 0 && y + height < innerHeight;
    return there && !each.matches(':disabled') && !each.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  }).map((each) => each.outerHTML.slice(0, 120)));
  assert.deepEqual(covered, []);
  await app.page.getByRole('link', { name: 'Bibliothèque' }).first().click();
  await settled(app.page);
  assert.equal(await app.page.evaluate(() => location.hash), '#/library');
  await app.close();
});

test('hides the picture from assistive technology and lets the keyboard reach everything', async () => {
  const app = await start();
  assert.equal(await app.page.locator('#canvas').getAttribute('aria-hidden'), 'true');
  const controls = await app.page.locator('.layer :is(a, button, input, select, textarea)').count();
  const reached = new Set();
  for (let press = 0; press < controls + 3; press += 1) {
    await app.page.keyboard.press('Tab');
    reached.add(await app.page.evaluate(() => document.activeElement?.getAttribute('data-testid')));
  }
  reached.delete(null);
  assert.ok(reached.size > 0, 'something takes the focus');
  const ring = await app.page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(ring, undefined);
  await app.close();
});

/** A field to type in: the name of a network to create. */
const field = (app) => app.page.getByTestId('name');

test('takes accents typed key by key, by dead keys, and composed', async () => {
  const app = await start();
  const box = field(app);
  await box.focus();
  await app.page.keyboard.type('Réseau São ');
  const devtools = await app.context.newCDPSession(app.page);
  // A dead key: the browser composes ^ and then commits ê.
  await devtools.send('Input.imeSetComposition', { text: '^', selectionStart: 1, selectionEnd: 1 });
  await app.page.waitForTimeout(100);
  await devtools.send('Input.insertText', { text: 'ê' });
  await devtools.send('Input.imeSetComposition', { text: 'ç', selectionStart: 1, selectionEnd: 1 });
  await devtools.send('Input.insertText', { text: 'ç' });
  await settled(app.page);
  assert.equal(await box.inputValue(), 'Réseau São êç');
  // What C++ holds comes back to the field once it is left.
  await box.blur();
  await settled(app.page);
  assert.equal(await box.inputValue(), 'Réseau São êç');
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('shows the text of a field in the page while it has the focus, in the picture otherwise', async () => {
  const app = await start();
  const box = field(app);
  await box.fill('Abidjan');
  const transparent = 'rgba(0, 0, 0, 0)';
  assert.notEqual(await box.evaluate((element) => getComputedStyle(element).color), transparent);
  await box.blur();
  assert.equal(await box.evaluate((element) => getComputedStyle(element).color), transparent);
  await app.close();
});

test('keeps the focused element through frames', async () => {
  const app = await start();
  const box = field(app);
  await box.focus();
  await app.page.evaluate(() => { window.focusedBefore = document.activeElement; });
  await app.page.keyboard.type('Une ville');
  await app.page.setViewportSize({ width: 700, height: 900 });
  await settled(app.page);
  assert.ok(await app.page.evaluate(() => document.activeElement === window.focusedBefore && window.focusedBefore.isConnected));
  await app.close();
});
