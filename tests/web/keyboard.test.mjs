// The main job by the keyboard alone: no pointer, nothing focused by the test. The focus is always somewhere one can see,
// and goes through a page as one reads it.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, picture, settled, start } from './harness.mjs';
import { words } from './words.mjs';

after(closeBrowser);

const say = words('en');

/** What has the focus: role, name, and where. */
const focused = (page) => page.evaluate(() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const { x, y, width, height } = node.getBoundingClientRect();
  const roles = { A: 'link', BUTTON: 'button', SELECT: 'combobox', TEXTAREA: 'textbox' };
  const role = node.getAttribute('role') ?? roles[node.tagName] ?? (node.tagName === 'INPUT' ? { radio: 'radio', checkbox: 'checkbox' }[node.type] ?? 'textbox' : node.tagName);
  const label = node.labels?.[0]?.textContent;
  return {
    role, name: (node.getAttribute('aria-label') || label || node.textContent).trim(), box: { x, y, width, height },
    area: node.closest('nav, main, header, footer, dialog, [role=dialog]')?.tagName ?? '',
    checked: node.checked ?? false, disabled: node.getAttribute('aria-disabled') === 'true' || node.disabled === true,
  };
});

/** How much of the box and just around it is painted otherwise when it loses the focus. */
async function focusIsVisible(page) {
  const { box } = await focused(page);
  const size = page.viewportSize();
  const clip = { x: Math.max(0, box.x - 4), y: Math.max(0, box.y - 4), width: 0, height: 0 };
  clip.width = Math.min(size.width - clip.x, box.width + 8);
  clip.height = Math.min(size.height - clip.y, box.height + 8);
  if (clip.width < 4 || clip.height < 4) return false;
  const withFocus = await page.screenshot({ clip });
  await page.evaluate(() => { window.keptFocus = document.activeElement; document.activeElement.blur(); });
  await settled(page);
  const without = await page.screenshot({ clip });
  await page.evaluate(() => window.keptFocus.focus({ preventScroll: true }));
  await settled(page);
  return !withFocus.equals(without);
}

/** Presses Tab until this has the focus. */
async function reach(page, role, name, key = 'Tab') {
  const seen = [];
  for (let presses = 0; presses < 160; presses += 1) {
    const now = await focused(page);
    if (now && now.role === role && (name instanceof RegExp ? name.test(now.name) : now.name === name)) return now;
    seen.push(now ? `${now.role} ${now.name}` : 'nothing');
    await page.keyboard.press(key);
  }
  assert.fail(`no ${role} "${name}" by ${key}: ${[...new Set(seen)].join(', ')}`);
}

async function press(page, name) {
  await reach(page, 'button', name);
  await page.keyboard.press('Enter');
  await settled(page);
}

async function write(page, name, text) {
  await reach(page, 'textbox', name);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  await settled(page);
}

/** To a place of the navigation, and then into the page. */
async function visit(page, place) {
  await reach(page, 'link', say(place));
  await page.keyboard.press('Enter');
  await settled(page);
}

test('a network from nothing to its first quarter, by keys alone', { timeout: 400_000 }, async () => {
  const app = await start({ language: 'en', width: 960, height: 640 });
  const { page } = app;
  await reach(page, 'radio', new RegExp(`^${say('common.role.lead')}`));
  await page.keyboard.press('Space');
  await settled(page);
  await write(page, say('welcome.network_name'), 'Rivers');
  await press(page, say('welcome.create_button'));

  await visit(page, 'nav.cities');
  for (const city of ['Aroual', 'Setou']) {
    await write(page, say('cities.name'), city);
    await press(page, say('cities.add'));
  }
  await visit(page, 'nav.backlog');
  await press(page, say('backlog.ready_made_add', { n: 45 }));
  await visit(page, 'nav.round');
  await press(page, say('round.open'));

  // Needs of two cities: choose the city, then a grade by the arrows.
  for (const city of ['Aroual', 'Setou']) {
    await reach(page, 'combobox', say('round.enter_for'));
    await page.keyboard.type(city[0]);
    await page.keyboard.press('Enter');
    await settled(page);
    const group = await reach(page, 'radio', say('common.grade.0'));
    assert.equal(group.checked, false);
    for (let i = 0; i < 3; i += 1) {
      await page.keyboard.press('ArrowRight');
      await settled(page);
    }
    assert.equal((await focused(page)).name, say('common.grade.3'));
    assert.equal((await focused(page)).checked, true);
    await visit(page, 'nav.round');
  }
  await press(page, say('round.close'));
  await press(page, say('result.choose'));
  await visit(page, 'nav.quarter');
  await press(page, say('quarter.open'));
  await page.getByText(say('common.step.prepare')).first().waitFor({ state: 'attached' });
  await picture(page, 'keyboard-quarter');
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('the focus is visible and goes through each page as one reads it', { timeout: 400_000 }, async () => {
  const app = await start({ language: 'en', width: 960, height: 640 });
  const { page } = app;
  await page.getByTestId('explore').click();
  await settled(page);
  for (const place of ['home', 'cities', 'backlog', 'share', 'versions', 'settings', 'networks', 'baseline']) {
    await page.evaluate((name) => { location.hash = `#/${name}`; scrollTo(0, 0); }, place);
    await settled(page);
    await page.evaluate(() => document.querySelector('main').focus());
    const way = [];
    let invisible = '';
    for (let presses = 0; presses < 14; presses += 1) {
      await page.keyboard.press('Tab');
      await settled(page);
      const now = await focused(page);
      if (!now || now.area !== 'MAIN') break;
      const top = now.box.y + await page.evaluate(() => scrollY);
      way.push({ ...now, top });
      // A picture of every one would take long; each page shows a few.
      if (presses < 4 && !(await focusIsVisible(page))) invisible += ` ${now.role} "${now.name}"`;
    }
    assert.ok(way.length > 0, place);
    assert.equal(invisible, '', `on ${place} the focus cannot be seen on:${invisible}`);
    // Further down, or in the same line further right; a column beside may begin higher again.
    for (let i = 1; i < way.length; i += 1) {
      const before = way[i - 1], now = way[i];
      const below = now.top + now.box.height > before.top + 1;
      const beside = now.box.x >= before.box.x + before.box.width - 1;
      assert.ok(below || beside, `${place}: "${now.name}" comes after "${before.name}"`);
    }
  }
  assert.deepEqual(app.problems, []);
  await app.close();
});
