// The version kept before an import is on the device, also after a reload, and one can go back to it; of a file, records
// can be chosen. Many files at once are joined while the page is alive: FILES says how many, NOTES how many notes each holds.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { bothPictures, closeBrowser, picture, settled, shown, start, watchMemory } from './harness.mjs';
import { person } from './person.mjs';

after(closeBrowser);

/** So many files that most are still to come when somebody cancels. */
const MANY = 800;

test('an import can be gone back from after a reload, and that be undone', async () => {
  const here = await start({ language: 'fr' }), there = await start({ language: 'pt' });
  const me = person(here.page, 'fr'), other = person(there.page, 'pt');
  await me.begin('Réseau des rives');
  await me.visit('#/cities');
  await me.addCity('Aroual');
  const file = await me.give('avant');
  await other.role('common.role.lead');
  await other.enter(file);
  await other.visit('#/cities');
  await other.addCity('Sétou');
  await me.merge(await other.give('après'));
  await me.sees(me.say('common.saved_on_device'));
  await here.page.reload();
  await shown(here.page);

  await me.visit('#/versions');
  await me.byRole('button', 'versions.restore_of', { n: 1 }).waitFor();
  await bothPictures(here.page, 'versions');
  await me.byRole('link', 'versions.look_at', { n: 1 }).click();
  await me.sees('Sétou');
  await bothPictures(here.page, 'version');
  await me.visit('#/changes');
  await me.sees('Sétou');
  await bothPictures(here.page, 'changes');
  await me.visit('#/versions');
  await me.press('versions.restore_of', { n: 1 });
  await me.byRole('button', 'versions.restore_of', { n: 2 }).waitFor();
  await me.visit('#/cities');
  const cities = () => here.page.getByRole('link', { name: /Aroual|Sétou/ }).evaluateAll((links) => links.length);
  assert.equal(await cities(), 1);
  await me.press('common.undo');
  await settled(here.page);
  assert.equal(await cities(), 2);
  assert.deepEqual([...here.problems, ...there.problems], []);
  await here.close();
  await there.close();
});

test('of a file with many changes, found by its filters, only the chosen record is merged', async () => {
  const here = await start({ language: 'pt' }), there = await start({ language: 'en' });
  const me = person(here.page, 'pt'), other = person(there.page, 'en');
  await me.begin('Rede das margens');
  await me.visit('#/cities');
  for (const name of ['Aroual', 'Setu']) await me.addCity(name);
  const file = await me.give('before');
  await other.role('common.role.facilitator');
  await other.enter(file);
  for (const name of ['Aroual', 'Setu']) {
    await other.visit('#/cities');
    await there.page.getByRole('link', { name: new RegExp(name) }).first().click();
    await settled(there.page);
    await other.fill('cities.name', `${name}-North`);
  }
  await me.take(await other.give('after'));
  await bothPictures(here.page, 'review');
  await me.press('review.choose');
  await bothPictures(here.page, 'review-choosing');
  await here.page.getByRole('checkbox', { name: 'Setu', exact: true }).uncheck({ force: true });
  await settled(here.page);
  await here.page.getByTestId('merge').click();
  await settled(here.page);
  await me.visit('#/cities');
  await me.sees('Aroual-North');
  assert.equal(await here.page.getByRole('link', { name: /Setu-North/ }).count(), 0);
  assert.deepEqual([...here.problems, ...there.problems], []);
  await here.close();
  await there.close();
});

/** Exports of single cities, each from a device of its own, with so many notes besides and the hash in their headers. */
function cityFiles(exported, count, notes = 0) {
  const body = exported.replace(/  "header": .*\n/, '');
  return Array.from({ length: count }, (_, i) => {
    // Ids that come after all others, so that the text stays canonical.
    const id = `zzzzzz${String(i).padStart(6, '0')}`, writer = (i + 1).toString(16).padStart(16, '0');
    const record = `,
    "${id}": {
      "context": {"${writer}": 2},
      "fields": {
        "challenge": [["${writer}", 2, 1700000000, "${'Rapprocher la mairie. '.repeat(40)}"]],
        "name": [["${writer}", 1, 1700000000, "Ville ${i}"]]
      },
      "room": "commons",
      "type": "city"
    }${Array.from({ length: notes }, (__, n) => `,
    "${id}-${String(n).padStart(4, '0')}": {
      "context": {"${writer}": ${n + 3}},
      "fields": {
        "text": [["${writer}", ${n + 3}, 1700000000, "${'Prévoir une visite de quartier. '.repeat(6)}"]]
      },
      "room": "${id}",
      "type": "note"
    }`).join('')}`;
    const text = body.replace('\n  },\n  "format"', `${record}\n  },\n  "format"`);
    const hash = createHash('sha256').update(text).digest('hex');
    const file = text.replace('  "network"', `  "header": {"hash":"${hash}"},\n  "network"`);
    return { name: `ville-${i}.parcours.json`, mimeType: 'application/json', buffer: Buffer.from(file) };
  });
}

test('5 many files at once are joined while the page is alive, can be cancelled, and are reviewed as one', { timeout: 120_000 }, async (t) => {
  const count = Number(process.env.FILES ?? 60), notes = Number(process.env.NOTES ?? 0);
  const app = await start({ language: 'fr', before: watchMemory });
  const me = person(app.page, 'fr');
  await me.begin('Réseau des rives');
  const files = cityFiles(readFileSync(await me.give('start'), 'utf8'), count, notes);
  const before = await me.words();
  const memory = () => app.page.evaluate(() => window.memory.buffer.byteLength), used = await memory();
  const give = async (those) => {
    const chooser = app.page.waitForEvent('filechooser');
    await me.byRole('button', 'share.open').click();
    await (await chooser).setFiles(those);
  };
  // The bar only ever moves forward, and was seen at so many places. (A few files may be joined before it is drawn.)
  const goesOn = async (places) => {
    const shares = await app.page.evaluate(() => window.shares);
    assert.ok(shares.length >= places && shares.every((share, i) => i === 0 || share > shares[i - 1]), `progress went on: ${shares}`);
  };
  await me.visit('#/share');
  // The way out, pressed once the bar has moved, while most files are still to come.
  const many = cityFiles(readFileSync(await me.give('again'), 'utf8'), Math.max(count, MANY));
  await me.visit('#/share');
  await app.page.evaluate((name) => {
    window.shares = [];
    setInterval(() => {
      const bar = document.querySelector('[role="dialog"] progress, dialog progress, [role="progressbar"]');
      const share = Number(bar?.getAttribute('value') ?? bar?.getAttribute('aria-valuenow'));
      if (bar && window.shares.at(-1) !== share) window.shares.push(share);
    }, 1);
    const look = setInterval(() => {
      const button = [...document.querySelectorAll('dialog button, [role=dialog] button')].find((each) => each.textContent === name || each.getAttribute('aria-label') === name);
      if (button instanceof HTMLElement && window.shares.length > 1) { clearInterval(look); window.cancelled = true; button.click(); }
    }, 1);
  }, me.say('common.cancel'));
  await give(many);
  await app.page.waitForFunction(() => window.cancelled === true);
  await goesOn(2);
  await settled(app.page);
  assert.equal(await me.byRole('heading', 'review.title').count(), 0);
  assert.equal(await me.words(), before);

  await me.visit('#/share');
  await app.page.evaluate(() => { window.shares.length = 0; });
  const size = files.reduce((sum, file) => sum + file.buffer.length, 0), began = Date.now();
  await give(files);
  await me.byRole('heading', 'review.title').waitFor();
  await settled(app.page);
  await goesOn(count < MANY ? 0 : 2);
  const took = (Date.now() - began) / 1000, grown = await memory() - used;
  t.diagnostic(`${count} files, ${(size / 1e6).toFixed(1)} MB: ${took.toFixed(1)} s, the module's memory grew by ${(grown / size).toFixed(1)} times their size`);
  assert.ok(took < 30, `${took} s`);
  assert.ok(grown < 10 * Math.max(size, MANY * size / count), `${grown} bytes more for ${size}`);
  assert.equal(await me.words(), before, 'nothing is merged before the person says so');
  await me.visit('#/review');
  await me.press('review.merge');
  await me.visit('#/cities');
  await me.sees(`Ville ${count - 1}`);
  await me.press('common.undo');
  assert.equal(await me.words(), before);
  assert.deepEqual(app.problems, []);
  await app.close();
});
