// A page read at 400 %: a screen of 1280 x 1024 then has 320 x 256. And a keyboard on the screen that leaves half of it.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, exploreDemo, picture, settled, start } from './harness.mjs';
import { person } from './person.mjs';
import { routes } from './routes.mjs';

after(closeBrowser);

test('at 400 % every page is one column, no bar stands over it, and what has the focus is in sight', { timeout: 300_000 }, async () => {
  const app = await start({ language: 'fr', width: 320, height: 256, ratio: 4 }), { page } = app;
  await exploreDemo(app);
  for (const { name, fragment } of routes()) {
    await page.evaluate((address) => { location.hash = address; }, fragment);
    await settled(page);
    const faults = await page.evaluate(async () => {
      const found = [];
      const wide = document.documentElement.scrollWidth - innerWidth;
      if (wide > 0) found.push(`${wide} px too wide`);
      for (const bar of document.querySelectorAll('#fixed > *')) {
        const { width, height } = bar.getBoundingClientRect();
        if (width * height > innerWidth * innerHeight / 4 && !bar.matches('[role=status], [role=alert]')) found.push(`a bar of ${width} x ${height}`);
      }
      const controls = [...document.querySelectorAll('#content :is(a[href], button, input, select, textarea)')].filter((each) => each.offsetWidth > 0);
      for (const control of [controls[Math.floor(controls.length / 2)], controls.at(-1)]) {
        if (!control) continue;
        control.focus();
        await window.nextFrame();
        await window.nextFrame();
        const { x, y, width, height } = control.getBoundingClientRect();
        const top = document.elementFromPoint(x + width / 2, Math.min(y + height / 2, y + 100));
        if (top !== control && !control.contains(top)) found.push(`${control.textContent || control.ariaLabel} at ${y} is not in sight`);
      }
      return found;
    });
    assert.deepEqual(faults, [], fragment);
    if (name === 'home' || name === 'round') await picture(page, `zoomed-${name}`);
  }
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('at 400 % dialogs and the tour are read and operated to their end by keys', { timeout: 180_000 }, async () => {
  const app = await start({ language: 'fr', width: 320, height: 256, ratio: 4 }), me = person(app.page, 'fr'), { page } = app;
  /** Through all that can be operated in the dialog: each is on the screen, and seen. */
  const through = async () => {
    const controls = '[role=dialog] :is(button, a[href], input, select, textarea)';
    const count = await page.locator(controls).count(), places = new Set(), seen = new Set();
    // Once through, and on: the way out of the last one leads back in.
    for (let i = 0; i < count + 3; i += 1) {
      const at = await page.evaluate((all) => {
        const { x, y, width, height } = document.activeElement.getBoundingClientRect();
        const top = document.elementFromPoint(x + width / 2, y + height / 2);
        return { name: document.activeElement.ariaLabel ?? document.activeElement.textContent, fits: y >= 0 && y + height <= innerHeight + 1, top: top === document.activeElement, place: [...document.querySelectorAll(all)].indexOf(document.activeElement), outside: document.activeElement.matches('.layer *') && !document.activeElement.closest('[role=dialog]') };
      }, controls);
      assert.ok(!at.outside, `${at.name} is behind the dialog`);
      if (at.place >= 0) {
        places.add(at.place);
        assert.ok(at.fits && at.top, `${at.name} is not in sight`);
        seen.add(at.name);
      }
      await page.keyboard.press('Tab');
      await settled(page);
    }
    assert.equal(places.size, count, 'all of it is reached');
    return seen;
  };
  await me.begin('Réseau des rives');
  await me.press('tour.take');
  for (let stop = 0; stop < 7; stop += 1) {
    const title = await page.getByRole('dialog').getByRole('heading').boundingBox();
    assert.ok(title.y >= 0 && title.y < 128, `stop ${stop} begins at ${title.y}`);
    assert.ok((await through()).has(me.say(stop < 6 ? 'tour.next' : 'tour.end')));
    if (stop === 0) await picture(page, 'zoomed-tour');
    await page.getByTestId('tour_next').focus();
    await page.keyboard.press('Enter');
    await settled(page);
  }
  assert.equal(await page.getByRole('dialog').count(), 0);
  await page.keyboard.press('?');
  await me.byRole('dialog', 'keys.title').waitFor();
  await through();
  await picture(page, 'zoomed-keys');
  await page.keyboard.press('Escape');
  await settled(page);
  assert.equal(await page.getByRole('dialog').count(), 0);
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('the plain page has one column at 400 % too, and with more room between letters, words and lines', { timeout: 180_000 }, async () => {
  const app = await start({ language: 'fr', width: 320, height: 256, ratio: 4, plain: true }), { page } = app;
  await exploreDemo(app);
  // WCAG 2.2, 1.4.12.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }');
    document.adoptedStyleSheets = [sheet];
  });
  for (const { fragment } of routes()) {
    await page.evaluate((address) => { location.hash = address; }, fragment);
    await settled(page);
    // A table of many columns scrolls on its own.
    const wide = await page.evaluate(() => [...document.querySelectorAll('.layer *')].filter((each) => !each.closest('table') &&
      each.getBoundingClientRect().right > innerWidth + 1).map((each) => each.ariaLabel ?? each.textContent.slice(0, 80)));
    assert.deepEqual(wide, [], fragment);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${fragment} is too wide`);
  }
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('a finger scrolls the page and presses nothing, a fling goes on by itself, and two fingers zoom in', async () => {
  const app = await start({ language: 'fr', width: 360, height: 740, touch: true }), { page } = app;
  await exploreDemo(app);
  await page.evaluate(() => { location.hash = '#/cities'; });
  await settled(page);
  const screen = await app.context.newCDPSession(page);
  /** Fingers on the screen, moved by so much each hundredth of a second. @param {{x: number, y: number, dx?: number, dy?: number}[]} all */
  const fingers = async (all, { steps = 12, rest = 0 } = {}) => {
    const begun = Date.now() / 1000;
    const touch = (type, touchPoints, seconds) => screen.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp: begun + seconds });
    const at = (step) => all.map(({ x, y, dx = 0, dy = 0 }, id) => ({ x: x + dx * step, y: y + dy * step, id }));
    await touch('touchStart', at(0), 0);
    for (let step = 1; step <= steps; step += 1) await touch('touchMove', at(step), step / 100);
    if (rest > 0) await touch('touchMove', at(steps), steps / 100 + rest);
    await touch('touchEnd', [], steps / 100 + rest + 0.01);
    for (let before = -1, y = 0; y !== before; await page.waitForTimeout(200)) {
      before = y;
      y = await page.evaluate(() => scrollY);
    }
    await settled(page);
    return page.evaluate(() => ({ y: scrollY, scale: visualViewport.scale, at: location.hash }));
  };
  // The finger begins on a city, which is a link.
  const from = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll('#content a[href*="#/city/"]')].map((each) => each.getBoundingClientRect());
    const { left, top, width, height } = boxes.find((box) => box.top + box.height / 2 > 420 && box.top + box.height / 2 < 660);
    return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
  });
  const slow = await fingers([{ ...from, dy: -30 }], { rest: 0.3 });
  assert.ok(slow.y > 320 && slow.y < 380, `by ${slow.y}`);
  const flung = await fingers([{ ...from, dy: -30 }]);
  assert.ok(flung.y > slow.y + 400, `from ${slow.y} to ${flung.y}`);
  assert.equal(flung.at, '#/cities');
  await picture(page, 'flung');

  const near = await fingers([{ x: 170, y: 300, dx: -8 }, { x: 190, y: 300, dx: 8 }], { rest: 0.3 });
  assert.ok(near.scale > 2, `zoomed to ${near.scale}`);
  assert.equal(near.at, '#/cities');
  await picture(page, 'pinched');
  // A press still meets what it is on.
  const link = await page.evaluate(() => {
    const { offsetLeft, offsetTop, width, height } = visualViewport;
    for (const each of document.querySelectorAll('#content a[href*="#/city/"]')) {
      const { left, right, top, bottom } = each.getBoundingClientRect();
      const x = (Math.max(left, offsetLeft) + Math.min(right, offsetLeft + width)) / 2, y = (Math.max(top, offsetTop) + Math.min(bottom, offsetTop + height)) / 2;
      if (document.elementFromPoint(x, y) === each) return { hash: each.hash, x: x - offsetLeft, y: y - offsetTop };
    }
    return null;
  });
  assert.notEqual(link, null);
  await fingers([link], { steps: 0 });
  await page.waitForFunction((hash) => location.hash === hash, link.hash);
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('a keyboard that opens on the screen leaves the field in sight', async () => {
  const app = await start({ language: 'fr', width: 360, height: 740, touch: true }), me = person(app.page, 'fr'), { page } = app;
  await me.begin('Réseau des rives');
  await me.visit('#/settings');
  const field = me.byRole('textbox', 'settings.name');
  await field.evaluate((it) => it.scrollIntoView({ block: 'end' }));
  await field.focus();
  await page.setViewportSize({ width: 360, height: 370 });
  await settled(page);
  const { y, height } = await field.boundingBox();
  assert.ok(y >= 0 && y + height <= 370, `the field is at ${y}`);
  assert.equal(await field.evaluate((it) => document.elementFromPoint(it.getBoundingClientRect().x + 20, it.getBoundingClientRect().y + 10) === it), true);
  await page.keyboard.type('Awa');
  assert.equal(await field.inputValue(), 'Awa');
  assert.deepEqual(app.problems, []);
  await app.close();
});
