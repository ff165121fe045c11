// Every widget on one page, in the three themes, on a laptop and on a phone: what is painted has the colours of the theme, fits
// the screen, and is said by the mirror, in the picture as on the plain page. Pictures are in build/screenshots; small ones in
// docs/screenshots say how it should look, and RENEW=1 renews them.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { bothPictures, closeBrowser, exploreDemo, picture, settled, start } from './harness.mjs';
import { words } from './words.mjs';

after(closeBrowser);

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const LAPTOP = { width: 1440, height: 900 }, PHONE = { width: 360, height: 740, touch: true };

/** The colours of a theme by name, as they are written: `{ accent: [31, 95, 214], … }`. @returns {Record<string, number[]>} */
function tokens(theme) {
  const block = read('shell/ui/theme.cpp').match(new RegExp(`constexpr Palette k${theme}\\{([^;]*)\\};`))[1];
  const rgb = (hex) => [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const single = [...block.matchAll(/\.(\w+) = 0x(\w{6})/g)].map(([, name, hex]) => [name, rgb(hex)]);
  const heat = [...block.match(/\.heat = \{([^}]*)\}/)[1].matchAll(/0x(\w{6})/g)].map(([, hex], i) => [`heat${i}`, rgb(hex)]);
  return Object.fromEntries([...single, ...heat]);
}

/** The names of an enumeration of ui.hpp, but `none`. */
const enumerators = (name) => read('shell/ui/ui.hpp').match(new RegExp(`enum class ${name} [^{]*\\{([^}]*)\\}`))[1]
  .replace(/\/\/.*/g, '').split(',').map((each) => each.trim()).filter((each) => each !== '' && each !== 'none');

async function gallery(options, theme = 'Light') {
  const set = theme === 'Sunlight' ? () => localStorage.setItem('parcours:/:preferences', '{"theme":"sunlight"}') : undefined;
  const app = await start({ language: 'fr', hash: '#gallery', dark: theme === 'Dark', before: set, ...options });
  await settled(app.page);
  return app;
}

/** The colour of the screen at these places. @param {{x: number, y: number}[]} places @returns {Promise<number[][]>} */
async function colours(page, places) {
  const png = await page.screenshot({ type: 'png' });
  return page.evaluate(async ([bytes, at]) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return at.map(({ x, y }) => [...context.getImageData(Math.round(x), Math.round(y), 1, 1).data].slice(0, 3));
  }, [[...png], places]);
}

const same = (a, b) => a.every((each, i) => Math.abs(each - b[i]) <= 1);

/** What reaches over the screen or out of the card, list item or cell it stands in: words that would be cut. */
const cut = (page) => page.evaluate(() => {
  const found = [];
  for (const each of document.querySelectorAll('.layer *')) {
    const box = each.getBoundingClientRect();
    const name = each.getAttribute('aria-label') ?? each.textContent;
    if (box.left < -0.5 || box.right > innerWidth + 0.5) found.push(`${name} lies beyond the screen`);
    const holder = each.parentElement.closest('section, [role="group"], [role="listitem"], [role="cell"], [role="rowheader"]');
    if (!holder || !name || box.width === 0) continue;
    const around = holder.getBoundingClientRect();
    if (box.left < around.left - 1 || box.right > around.right + 1) found.push(`${name} leaves ${holder.getAttribute('aria-label') ?? holder.tagName}`);
  }
  return found;
});

/** Everything the page says, in order. */
const said = (page) => page.evaluate(() => [...document.querySelectorAll('#content *')]
  .filter((each) => !['LABEL', 'SPAN', 'OPTION'].includes(each.tagName))
  .map((each) => `${each.tagName} ${each.getAttribute('aria-label') ?? (each.children.length > 0 ? '' : each.textContent)}`));

/**
 * Looks as in the picture kept of it, a third as large: no patch of 8 x 8 points differs by more than drawing letters another way
 * would make it.
 */
async function looksAsBefore(page, name) {
  const kept = new URL(`../../docs/screenshots/${name}.png`, import.meta.url), renews = process.env.RENEW;
  const shot = await page.screenshot({ type: 'png' });
  const before = existsSync(kept) ? readFileSync(kept) : Buffer.from('');
  const { small, worst } = await page.evaluate(async ([now, then]) => {
    const bitmap = (bytes, options) => createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }), options);
    const points = (image) => {
      const canvas = new OffscreenCanvas(image.width, image.height), context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      return { canvas, data: context.getImageData(0, 0, image.width, image.height).data };
    };
    const whole = await bitmap(now);
    const { width, height, canvas, data } = await bitmap(now, { resizeWidth: Math.round(whole.width / 3), resizeHeight: Math.round(whole.height / 3), resizeQuality: 'high' })
      .then((image) => ({ width: image.width, height: image.height, ...points(image) }));
    let worst = { difference: 255, x: 0, y: 0 };
    const reference = then.length > 0 ? await bitmap(then) : null;
    if (reference?.width === width && reference.height === height) {
      const other = points(reference).data;
      worst = { difference: 0, x: 0, y: 0 };
      for (let y = 0; y + 8 <= height; y += 8) for (let x = 0; x + 8 <= width; x += 8) {
        let sum = 0;
        for (let i = 0; i < 64; i += 1) for (let channel = 0; channel < 3; channel += 1) {
          const at = 4 * ((y + (i >> 3)) * width + x + (i & 7)) + channel;
          sum += Math.abs(data[at] - other[at]);
        }
        if (sum / 192 > worst.difference) worst = { difference: sum / 192, x: 3 * x, y: 3 * y };
      }
    }
    return { small: [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())], worst };
  }, [[...shot], [...before]]);
  if (renews) return writeFileSync(kept, Buffer.from(small));
  assert.ok(worst.difference < 8, `${name}: another picture than docs/screenshots has, by ${worst.difference} at ${worst.x}, ${worst.y}`);
}

for (const theme of ['Light', 'Dark', 'Sunlight']) {
  for (const size of [LAPTOP, PHONE]) {
    test(`every widget in ${theme.toLowerCase()}, ${size.width} wide`, { timeout: 120_000 }, async () => {
      const app = await gallery(size, theme);
      const { page } = app;
      await picture(page, `gallery-${theme.toLowerCase()}-${size.width}`);
      await looksAsBefore(page, `gallery-${theme.toLowerCase()}-${size.width}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing to scroll sideways');
      assert.deepEqual(await cut(page), []);

      // The whole palette on one screen, where its swatches are.
      await page.setViewportSize({ width: size.width, height: 3600 });
      await settled(page);
      await picture(page, `gallery-${theme.toLowerCase()}-${size.width}-long`);
      const all = Object.entries(tokens(theme));
      assert.equal(all.length, 22);
      const places = [];
      for (const [name] of all) {
        const box = await page.getByTestId(name).first().boundingBox();
        assert.ok(box && box.y + box.height < 3600, `the swatch of ${name} is in sight`);
        places.push({ x: box.x + 5, y: box.y + box.height / 2 });
      }
      const painted = await colours(page, places);
      for (const [i, [name, colour]] of all.entries()) assert.ok(same(painted[i], colour), `${name} is ${painted[i]}, not ${colour}`);

      // And where they are used: the page, a card, the one primary button, a destructive one.
      const inside = async (locator, dx, dy) => {
        const box = await locator.first().boundingBox();
        return { x: box.x + dx, y: box.y + dy };
      };
      const of = Object.fromEntries(all);
      const stated = [
        ['background', { x: size.width - 4, y: 400 }],
        ['surface', await inside(page.getByTestId('colours'), 8, 30)],
        ['accent', await inside(page.getByTestId('home'), 8, 20)],
        ['bad', await inside(page.getByRole('button', { name: 'danger', exact: true }), 6, 20)],
      ];
      const there = await colours(page, stated.map(([, place]) => place));
      for (const [i, [name]] of stated.entries()) assert.ok(same(there[i], of[name]), `${name} is ${there[i]}, not ${of[name]}`);
      assert.deepEqual(app.problems, []);
      await app.close();
    });
  }
}

test('every name of an icon, a style, a tone and an emphasis stands in the gallery', async () => {
  const app = await gallery(LAPTOP);
  const all = (await said(app.page)).join('\n').split(/\s+/);
  for (const kind of ['Icon', 'TextStyle', 'Tone', 'Emphasis'])
    for (const name of enumerators(kind).filter((each) => each !== 'body')) assert.ok(all.includes(name), `${kind}::${name}`);
  await app.close();
});

test('the plain page says the same, with a network and without', { timeout: 120_000 }, async () => {
  const drawn = await gallery(LAPTOP);
  const plain = await gallery({ ...LAPTOP, hash: '?plain=1#gallery' });
  assert.ok((await said(drawn.page)).length > 200);
  assert.deepEqual(await said(plain.page), await said(drawn.page));
  const hidden = await plain.page.evaluate(() => [...document.querySelectorAll('#content p, #content button, #content a, #content th')]
    .filter((each) => each.textContent.trim() !== '' && each.getBoundingClientRect().height < 8).map((each) => each.textContent));
  assert.deepEqual(hidden, [], 'all of it is seen');
  await picture(plain.page, 'gallery-plain');

  await drawn.page.evaluate(() => { location.hash = ''; });
  await settled(drawn.page);
  await exploreDemo(drawn);
  assert.equal(await drawn.page.locator('nav a[href*="gallery"]').count(), 0, 'nothing leads there');
  await drawn.page.evaluate(() => { location.hash = 'gallery'; });
  await settled(drawn.page);
  await drawn.page.getByTestId('colours').first().waitFor();
  for (const app of [drawn, plain]) {
    assert.deepEqual(app.problems, []);
    await app.close();
  }
});

for (const language of ['en', 'pt']) {
  test(`the gallery speaks ${language}`, { timeout: 120_000 }, async () => {
    const app = await gallery({ ...LAPTOP, language });
    await bothPictures(app.page, `gallery-${language}`, async () => {
      assert.ok(await app.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      assert.deepEqual(await cut(app.page), []);
    });
    await app.page.getByRole('button', { name: words(language)('common.not_saved'), exact: true }).waitFor();
    assert.deepEqual(app.problems, []);
    await app.close();
  });
}

test('a card of the board moves by keys, takes the focus along, and the dialog opens', { timeout: 120_000 }, async () => {
  const app = await gallery(LAPTOP);
  const { page } = app;
  const lane = () => page.getByRole('combobox', { name: 'move', exact: true }).evaluate((each) => each.closest('section').getAttribute('aria-label'));
  const before = await lane();
  await page.getByRole('combobox', { name: 'move', exact: true }).selectOption({ index: 2 });
  await settled(page);
  assert.notEqual(await lane(), before);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('data-testid')), 'move');
  await page.getByTestId('dialog').click();
  await settled(page);
  await page.getByRole('dialog').waitFor();
  await picture(page, 'gallery-dialog');
  await page.keyboard.press('Escape');
  await settled(page);
  assert.equal(await page.getByRole('dialog').count(), 0);
  assert.deepEqual(app.problems, []);
  await app.close();
});
