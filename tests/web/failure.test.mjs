// What can go wrong on a device: never a blank page, never a false word about what is safe, and the data as a file.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { smallDisk } from './disk.mjs';
import { closeBrowser, picture, settled, shown, start } from './harness.mjs';
import { person } from './person.mjs';
import { pageWords } from './words.mjs';

after(closeBrowser);

const folder = mkdtempSync(join(tmpdir(), 'parcours-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Presses a button that gives a file. */
async function downloaded(page, button) {
  const download = page.waitForEvent('download');
  await button.click();
  const given = await download;
  const file = join(folder, given.suggestedFilename());
  await given.saveAs(file);
  return file;
}

/** A device that has a network with two cities, all of it saved. */
async function withNetwork(options) {
  const app = await start(options);
  const someone = person(app.page, options.language ?? 'fr');
  await someone.begin('Réseau des rives');
  await someone.visit('#/cities');
  for (const city of ['Aroual', 'Sétou']) await someone.addCity(city);
  const saved = someone.say((options.width ?? 1280) < 700 ? 'common.saved' : 'common.saved_on_device');
  await app.page.getByText(saved, { exact: true }).first().waitFor({ state: 'attached' });
  return { app, someone };
}

/** Another device opens the file, and has the cities. */
async function opensElsewhere(file, cities) {
  const other = await start({ language: 'en' });
  const someone = person(other.page, 'en');
  await someone.role('common.role.lead');
  await someone.enter(file);
  await someone.visit('#/cities');
  for (const city of cities) await other.page.getByRole('link', { name: city }).first().waitFor({ state: 'attached' });
  assert.deepEqual(other.problems, []);
  await other.close();
}

test('what is written into a form and not sent waits in this tab, also when the page is loaded anew, until its network is forgotten', async () => {
  const { app, someone } = await withNetwork({ language: 'en' }), { page } = app;
  const title = someone.byRole('textbox', 'topic.name'), name = someone.byRole('textbox', 'cities.name');
  await someone.visit('#/new-topic');
  await someone.fill('topic.name', 'Eau à Bé');
  await someone.fill('topic.summary', 'Chaque été,\nelle monte.');
  await someone.visit('#/cities');
  await someone.press('cities.add');
  await name.focus();
  await page.keyboard.type('Bénaf');  // And away in the same breath.
  await page.reload();
  await shown(page);
  assert.equal(await name.inputValue(), 'Bénaf');
  await someone.visit('#/new-topic');
  assert.equal(await title.inputValue(), 'Eau à Bé');
  assert.equal(await someone.byRole('textbox', 'topic.summary').inputValue(), 'Chaque été,\nelle monte.');
  await someone.press('topic.add');
  await someone.visit('#/new-topic');
  assert.equal(await title.inputValue(), '');
  await page.reload();
  await shown(page);
  assert.equal(await title.inputValue(), '');
  const drafts = () => page.evaluate(() => { dispatchEvent(new Event('pagehide')); return Object.entries(sessionStorage).join(); });
  assert.match(await drafts(), /Bénaf/);
  // Another tab knows nothing of it; and what is forgotten is forgotten.
  const other = await app.tab('#/new-topic');
  assert.equal(await other.getByRole('textbox').first().inputValue(), '');
  await other.close();
  await page.bringToFront();
  await someone.visit('#/networks');
  await someone.press('networks.remove', { name: 'Réseau des rives' });
  await page.getByRole('dialog').getByRole('textbox').fill('Réseau des rives');
  await settled(page);
  await someone.press('networks.do_remove');
  await someone.byRole('textbox', 'welcome.network_name').waitFor();
  assert.doesNotMatch(await drafts(), /Bénaf/);
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('without WebGL everything is an ordinary page', async () => {
  const { app, someone } = await withNetwork({ webgl: false, width: 360, height: 740, touch: true });
  assert.equal(await app.page.evaluate(() => document.documentElement.classList.contains('plain')), true);
  assert.equal(await app.page.locator('#canvas').isVisible(), false);
  const city = app.page.getByRole('link', { name: 'Aroual' }).first();
  assert.equal(await city.isVisible(), true);
  await city.click();
  await settled(app.page);
  await someone.fill('cities.name', 'Aroual-Port');
  await app.page.reload();
  await shown(app.page);
  await someone.visit('#/cities');
  await app.page.getByRole('link', { name: 'Aroual-Port' }).first().waitFor();
  await picture(app.page, 'plain-360');
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('a lost graphics context takes no letter of what is being typed', async () => {
  const { app, someone } = await withNetwork({});
  const name = someone.byRole('textbox', 'cities.name');
  await name.click();
  await app.page.keyboard.type('Béna');
  await app.page.evaluate(() => {
    window.loss = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    window.loss.loseContext();
  });
  await app.page.keyboard.type('fou');
  await app.page.waitForTimeout(300);
  await app.page.evaluate(() => window.loss.restoreContext());
  await app.page.keyboard.type('-Sud');
  await settled(app.page);
  assert.equal(await name.inputValue(), 'Bénafou-Sud');
  await someone.press('cities.add');
  await app.page.getByRole('link', { name: 'Bénafou-Sud' }).first().waitFor({ state: 'attached' });
  assert.deepEqual(app.problems, []);
  await app.close();
});

for (const [what, before] of [
  ['is missing', () => Object.defineProperty(window, 'indexedDB', { value: undefined })],
  ['refuses', () => { IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); }; }],
  ['never answers', () => { IDBFactory.prototype.open = () => new EventTarget(); }],
]) {
  test(`33 a storage that ${what}: the page works in memory, says so, and gives the file`, async () => {
    const app = await start({ language: 'pt', before });
    const someone = person(app.page, 'pt');
    await someone.begin('Rede das margens');
    await someone.visit('#/cities');
    await someone.addCity('Aroual');
    const file = await downloaded(app.page, someone.byRole('button', 'common.not_saved'));
    assert.equal(await app.page.getByText(someone.say('common.saved_on_device')).count(), 0);
    await picture(app.page, `storage-${what.replace(/ /g, '-')}`);
    await opensElsewhere(file, ['Aroual']);
    assert.deepEqual(app.problems.filter((problem) => problem.startsWith('page:')), []);
    await app.close();
  });
}

test('when the application itself fails, the page says so in the person’s language and gives all that is kept', async () => {
  for (const [language, width, height] of [['fr', 1280, 800], ['en', 360, 740], ['pt', 360, 740]]) {
    const { app } = await withNetwork({ language, width, height });
    await app.page.reload();
    await shown(app.page);
    await app.page.evaluate(() => { setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); }); });
    const alert = app.page.getByRole('alert');
    await alert.getByRole('heading', { level: 1 }).waitFor();
    const { download, failedText } = pageWords(language);
    assert.ok((await alert.innerText()).includes(failedText));
    const file = await downloaded(app.page, alert.getByRole('button', { name: `${download} Réseau des rives` }));
    await picture(app.page, `failure-${language}-${width}`);
    await opensElsewhere(file, ['Aroual', 'Sétou']);
    await app.close();
  }
});

// More than the memory there is to begin with, and less: then a file that finds no place must not be put at the beginning.
for (const megabytes of [60, 32]) {
  test(`without memory left for a file of ${megabytes} MB, the page says so and gives all that is kept`, async () => {
    const { app, someone } = await withNetwork({ language: 'en' });
    // As on a small phone: the browser gives no more.
    await app.page.evaluate(() => { WebAssembly.Memory.prototype.grow = () => { throw new RangeError('out of memory'); }; });
    const large = join(folder, 'large.json');
    writeFileSync(large, `{"entities":{},"format":1,"network":"n","x":"${'m'.repeat(megabytes * 1e6)}"}`);
    await someone.visit('#/share');
    const chooser = app.page.waitForEvent('filechooser');
    await someone.byRole('button', 'share.open').click();
    await (await chooser).setFiles(large);
    const alert = app.page.getByRole('alert').filter({ has: app.page.getByRole('heading', { level: 1 }) });
    await alert.waitFor();
    // Nothing was written where there is no room.
    assert.deepEqual(app.problems.map((each) => each.trim()), ['page: out of memory']);
    const file = await downloaded(app.page, alert.getByRole('button', { name: `${pageWords('en').download} Réseau des rives` }));
    await opensElsewhere(file, ['Aroual', 'Sétou']);
    await app.close();
  });
}

test('24 a file far too big is not even read', async () => {
  const { app, someone } = await withNetwork({ language: 'en' });
  await app.page.evaluate(() => {
    Object.defineProperty(File.prototype, 'size', { get: () => 1e9 });
    File.prototype.arrayBuffer = () => { throw new Error('it is read'); };
  });
  const file = join(folder, 'big.json');
  writeFileSync(file, '{}');
  await someone.visit('#/share');
  await someone.open('share.open', file);
  await app.page.getByRole('alert').filter({ hasText: 'big.json' }).first().waitFor({ state: 'attached' });
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('a file that cannot be read, as a folder that is dropped, is refused and ends nothing', async () => {
  const { app, someone } = await withNetwork({ language: 'en' });
  await app.page.evaluate(() => {
    File.prototype.arrayBuffer = () => Promise.reject(new DOMException('a folder', 'NotReadableError'));
  });
  await someone.drop('', 'folder');
  await app.page.getByRole('alert').first().waitFor({ state: 'attached' });
  assert.equal(await app.page.locator('#failure').count(), 0);
  await someone.visit('#/cities');
  await someone.addCity('Belmar');
  await app.page.getByRole('link', { name: 'Belmar' }).first().waitFor({ state: 'attached' });
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('when the page stumbles, what it held is written first, or given as a file where nothing can be kept', async () => {
  const { app, someone } = await withNetwork({ language: 'en' });
  await someone.addCity('Belmar');
  const stumble = () => app.page.evaluate(() => { setTimeout(() => { throw new Error('on purpose'); }); });
  await stumble();
  await app.page.locator('#failure').waitFor();
  await app.page.reload();
  await shown(app.page);
  await someone.visit('#/cities');
  await app.page.getByRole('link', { name: 'Belmar' }).first().waitFor({ state: 'attached' });
  await app.close();

  const other = await start({ language: 'en', before: () => { IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }; } });
  const them = person(other.page, 'en');
  await them.begin('Rivers');
  await them.visit('#/cities');
  await them.addCity('Belmar');
  await other.page.evaluate(() => { setTimeout(() => { throw new Error('on purpose'); }); });
  const file = await downloaded(other.page, other.page.locator('#failure').getByRole('button', { name: pageWords('en').download, exact: true }));
  await opensElsewhere(file, ['Belmar']);
  await other.close();
});

test('a piece that cannot be read does not hold back the rest', async () => {
  const { app } = await withNetwork({ language: 'en' });
  await app.page.evaluate(() => new Promise((resolve) => {
    const request = indexedDB.open(`parcours:${new URL('.', location.href).pathname}:journal`);
    request.onsuccess = () => {
      const transaction = request.result.transaction('journal', 'readwrite');
      const store = transaction.objectStore('journal');
      store.getAllKeys().onsuccess = ({ target }) => store.put(new TextEncoder().encode('{"entities":{"c'), [target.result[0][0], 'zz']);
      transaction.oncomplete = () => { request.result.close(); resolve(); };
    };
  }));
  await app.page.evaluate(() => { setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); }); });
  const alert = app.page.getByRole('alert');
  const file = await downloaded(app.page, alert.getByRole('button', { name: `${pageWords('en').download} Réseau des rives` }));
  const unread = await downloaded(app.page, alert.getByRole('button', { name: pageWords('en').unread }));
  assert.equal(readFileSync(unread, 'utf8').trim(), '{"entities":{"c');
  await opensElsewhere(file, ['Aroual', 'Sétou']);
  await app.close();
});

/** A record of a file, with nothing but a name. */
const record = (type, n, name) => ({
  context: { '00000000000000aa': n }, fields: { name: [['00000000000000aa', n, 1700000000, name]] }, room: 'commons', type,
});
const fileOf = (network, entities) => JSON.stringify({ entities, format: 1, network });

test('snapshots are given too, whatever a file calls its network', async () => {
  const app = await start({ language: 'en' }), someone = person(app.page, 'en');
  const file = (n, city) => fileOf('Rives 2', { [`c${n}`]: record('city', n, city), n0: record('network', 1, 'Rivers') });
  await someone.role('common.role.lead');
  await someone.drop(file(2, 'Aroual'), 'received.json');
  await someone.sees(someone.say('common.saved_on_device'));
  await app.page.evaluate(async (text) => {
    const { name } = (await indexedDB.databases()).find((each) => each.name.startsWith('/parcours'));
    await new Promise((resolve) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => {
        const transaction = request.result.transaction('FILE_DATA', 'readwrite');
        const snapshot = { contents: new TextEncoder().encode(text), mode: 0o100644, timestamp: new Date() };
        transaction.objectStore('FILE_DATA').put(snapshot, `${name}/1`);
        transaction.oncomplete = () => { request.result.close(); resolve(); };
      };
    });
    setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); });
  }, file(3, 'Sétou'));
  const button = app.page.locator('#failure').getByRole('button', { name: `${pageWords('en').download} Rivers` });
  const given = await downloaded(app.page, button);
  await opensElsewhere(given, ['Aroual', 'Sétou']);
  await app.close();
});

test('two sets of files that fall on the page at once are reviewed as one', async () => {
  const { app, someone } = await withNetwork({ language: 'en' });
  const { network } = JSON.parse(readFileSync(await someone.give('start'), 'utf8'));
  const cities = ['Belmar', 'Bénafou', 'Port-Clair', 'Val-Doux'];
  const files = cities.map((name, i) => fileOf(network, { [`c${i}`]: record('city', i + 1, name) }));
  await app.page.evaluate((all) => {
    for (const set of [all.slice(0, 2), all.slice(2)]) {
      const data = new DataTransfer();
      for (const text of set) data.items.add(new File([text], 'received.json', { type: 'application/json' }));
      dispatchEvent(new DragEvent('drop', { dataTransfer: data }));
    }
  }, files);
  await someone.sees(cities[3]);
  await settled(app.page);
  await someone.press('review.merge');
  await someone.visit('#/cities');
  for (const name of cities) await app.page.getByRole('link', { name }).first().waitFor({ state: 'attached' });
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('32 on a full disk nothing is called saved that is not, and the file is one press away', { timeout: 180_000 }, async (t) => {
  const disk = smallDisk(8, 'Default/IndexedDB');
  if (!disk) return t.skip('mounting a small disk needs the right to do so');
  const { app, someone } = await withNetwork({ language: 'en', profile: disk.profile });
  try {
    // A record may still fit into what the disk has given the browser already, so one city after another.
    const rescue = someone.byRole('button', 'common.not_saved');
    let added = 0;
    while (await rescue.count() === 0) {
      assert.ok(added < 40, 'the disk never ran full');
      disk.fill();
      added += 1;
      await someone.addCity(`Bénafou ${added}`);
      await app.page.getByText(someone.say('common.saved_on_device')).or(rescue).first().waitFor({ state: 'attached' });
    }
    await picture(app.page, 'disk-full');
    const file = await downloaded(app.page, rescue);
    await opensElsewhere(file, ['Aroual', 'Sétou', `Bénafou ${added}`]);
    // Room again: the next edit is saved, and with it what was not.
    disk.empty();
    await someone.addCity('Port-Clair');
    await app.page.getByText(someone.say('common.saved_on_device')).first().waitFor({ state: 'attached' });
    await app.page.reload();
    await shown(app.page);
    for (const city of ['Aroual', 'Sétou', `Bénafou ${added}`, 'Port-Clair'])
      await app.page.getByRole('link', { name: city }).first().waitFor({ state: 'attached' });
  } finally {
    await app.close();
    disk.remove();
  }
});
