// The picture: nothing is drawn at rest, it is sharp, it survives the loss of the graphics context.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, picture, settled, start } from './harness.mjs';

after(closeBrowser);

/** The share of pixels of a part of the picture that differ from its first pixel. */
async function variety(page) {
  const png = await page.screenshot({ type: 'png' });
  return page.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let different = 0;
    for (let at = 4; at < data.length; at += 4) {
      if (data[at] !== data[0] || data[at + 1] !== data[1] || data[at + 2] !== data[2]) different += 1;
    }
    return different / (data.length / 4);
  }, [...png]);
}

test('draws no frame in ten seconds of rest', async () => {
  const app = await start();
  // What was saved is confirmed within the first seconds.
  await app.page.waitForTimeout(3000);
  await settled(app.page);
  const before = await app.page.evaluate(() => window.framesAsked);
  await app.page.waitForTimeout(10_000);
  assert.equal(await app.page.evaluate(() => window.framesAsked) - before, 0);
  await app.close();
});

test('draws with one canvas pixel for each device pixel', async () => {
  for (const ratio of [1, 2, 2.75]) {
    const app = await start({ ratio, width: 800, height: 600 });
    const size = await app.page.evaluate(() => {
      const canvas = document.getElementById('canvas');
      return [canvas.width / canvas.clientWidth, canvas.height / canvas.clientHeight];
    });
    for (const each of size) assert.ok(Math.abs(each - ratio) < 0.01, `${each} for ${ratio}`);
    if (ratio === 2) await picture(app.page, 'double-density');
    await app.close();
  }
});

test('draws again after the graphics context was lost', async () => {
  const app = await start();
  await settled(app.page);
  const before = await variety(app.page);
  assert.ok(before > 0.01, `the page shows something (${before})`);
  await app.page.evaluate(() => {
    window.loss = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    window.loss.loseContext();
  });
  await app.page.waitForTimeout(300);
  await app.page.evaluate(() => window.loss.restoreContext());
  await app.page.waitForTimeout(500);
  await settled(app.page);
  const restored = await variety(app.page);
  assert.ok(Math.abs(restored - before) < 0.001, `${restored} is what it was (${before})`);
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('follows the size of the window', async () => {
  const app = await start();
  await app.page.setViewportSize({ width: 420, height: 700 });
  await settled(app.page);
  const canvas = await app.page.evaluate(() => [document.getElementById('canvas').width, innerWidth]);
  assert.ok(Math.abs(canvas[0] - canvas[1]) <= 16, canvas.join(' '));
  assert.ok(await app.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing to scroll sideways');
  await picture(app.page, 'phone-width');
  await app.close();
});
