// What a person did is there again: after a reload, in another tab, after the page was left at once.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, exploreDemo, settled, shown, start, until } from './harness.mjs';
import { person } from './person.mjs';

after(closeBrowser);

/** Key and size of every record of the journal. */
const journal = (page) => page.evaluate(() => new Promise((resolve, reject) => {
  const request = indexedDB.open(`parcours:${new URL('.', location.href).pathname}:journal`);
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const all = request.result.transaction('journal').objectStore('journal').getAllKeys();
    all.onsuccess = () => { request.result.close(); resolve(all.result.map((key) => key.join(' '))); };
  };
}));

/** How many snapshots there are, of all networks. */
const snapshots = (page) => page.evaluate(async () => {
  const folders = (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.startsWith('/parcours'));
  const counts = await Promise.all(folders.map((name) => new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => {
      const count = request.result.transaction('FILE_DATA').objectStore('FILE_DATA').count();
      count.onsuccess = () => { request.result.close(); resolve(count.result); };
    };
  })));
  return counts.reduce((sum, count) => sum + count, 0);
});

test('opens the same network after a reload', async () => {
  const app = await start();
  await exploreDemo(app);
  const title = await app.page.getByRole('heading', { level: 1 }).innerText();
  await app.page.waitForTimeout(1500);
  await app.page.reload();
  await shown(app.page);
  await app.page.getByRole('heading', { level: 1, name: title }).waitFor();
  assert.equal(await app.page.getByTestId('explore').count(), 0);
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('settings made elsewhere while a page lay in the back-forward cache count when it comes back', async () => {
  const app = await start({ language: 'fr' });
  await person(app.page, 'fr').begin('Réseau des rives');
  await app.page.evaluate(() => {
    const place = 'parcours:/:preferences';
    localStorage.setItem(place, JSON.stringify({ ...JSON.parse(localStorage.getItem(place) ?? '{}'), language: 'en' }));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });
  await until(app.page, () => document.documentElement.lang === 'en');
  assert.equal(JSON.parse(await app.page.evaluate(() => localStorage.getItem('parcours:/:preferences'))).language, 'en');
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('keeps the data of two folders of one host apart', async () => {
  const app = await start({ folder: '/a/' });
  await exploreDemo(app);
  await app.page.waitForTimeout(1500);
  assert.ok((await journal(app.page)).length > 0 || (await app.page.evaluate(async () => (await indexedDB.databases()).length)) > 1);
  const names = await app.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  for (const name of names) assert.match(name, /\/a\//);
  await app.close();
});

test('a network that is left and opened again in the same tab is still tidied', async () => {
  const app = await start({ language: 'en' }), me = person(app.page, 'en');
  await me.begin('Rivers');
  await me.visit('#/networks');
  await me.fill('welcome.network_name', 'Lakes');
  await me.press('welcome.create_button');
  await me.visit('#/networks');
  await me.press('networks.open', { name: 'Rivers' });
  await me.visit('#/cities');
  const saved = app.page.getByText(me.say('common.saved_on_device'), { exact: true }).first();
  for (let i = 0; i < 26; i += 1) {
    await me.addCity(`City ${i}`);
    await saved.waitFor({ state: 'attached' });
  }
  // So many edits are folded into a snapshot, by the tab that has the right to it.
  const until = Date.now() + 10_000;
  while (await snapshots(app.page) === 0) {
    assert.ok(Date.now() < until, 'nothing was folded');
    await app.page.waitForTimeout(100);
  }
  await app.page.reload();
  await shown(app.page);
  await me.visit('#/cities');
  await app.page.getByRole('link', { name: 'City 25' }).first().waitFor({ state: 'attached' });
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('a tab that goes to another network leaves the right to tidy the first to others', async () => {
  const app = await start({ language: 'en' }), me = person(app.page, 'en');
  await me.begin('Rivers');
  await until(app.page, async () => {
    window.first ??= (await navigator.locks.query()).held.find(({ name }) => name.includes(':lock:'))?.name;
    return window.first;
  });
  await me.visit('#/networks');
  await me.fill('welcome.network_name', 'Lakes');
  await me.press('welcome.create_button');
  await until(app.page, async () => {
    const held = (await navigator.locks.query()).held.filter(({ name }) => name.includes(':lock:'));
    return held.length === 1 && held[0].name !== window.first;
  });
  assert.deepEqual(app.problems, []);
  await app.close();
});

/** In the page, before its own scripts: a network goes while the list is read, and another's snapshots cannot be read. */
const changingList = () => {
  const { getAllKeys } = IDBObjectStore.prototype, { open } = IDBFactory.prototype;
  IDBObjectStore.prototype.getAllKeys = function (...values) {
    const asked = getAllKeys.apply(this, values);
    if (this.name === 'about') this.transaction.db.transaction('about', 'readwrite').objectStore('about').delete('0');
    return asked;
  };
  IDBFactory.prototype.open = function (...values) {
    if (values[0].endsWith('/seas')) throw new DOMException('on purpose', 'UnknownError');
    return open.apply(this, values);
  };
};

test('the list of networks is whole, also when one goes meanwhile and another cannot be read', async () => {
  const app = await start({ language: 'en', before: changingList }), me = person(app.page, 'en');
  await me.begin('Rivers');
  await me.sees(me.say('common.saved_on_device'));
  await app.page.evaluate(() => new Promise((resolve) => {
    const kept = JSON.parse(localStorage['parcours:/:kept']);
    localStorage['parcours:/:kept'] = JSON.stringify({ seas: { demo: false, name: 'Seas' }, ...kept });
    const request = indexedDB.open('parcours:/:journal');
    request.onsuccess = () => {
      const transaction = request.result.transaction('about', 'readwrite');
      transaction.objectStore('about').put(new TextEncoder().encode('{"demo":false,"name":"Lakes"}'), '0');
      transaction.oncomplete = () => { request.result.close(); resolve(); };
    };
  }));
  await app.page.reload();
  await shown(app.page);
  await me.visit('#/networks');
  for (const name of ['Lakes', 'Seas']) await me.byRole('button', 'networks.open', { name }).waitFor({ state: 'attached' });
  assert.deepEqual(app.problems, []);
  await app.close();
});

/** The names of all versions, and so many more from the future. */
const versions = (page, future = 0) => page.evaluate((count) => new Promise((resolve) => {
  const request = indexedDB.open('parcours:/:versions');
  request.onupgradeneeded = () => request.transaction.abort();  // none yet
  request.onerror = () => resolve([]);
  request.onsuccess = () => {
    const transaction = request.result.transaction('versions', 'readwrite'), store = transaction.objectStore('versions');
    const asked = store.getAllKeys();
    asked.onsuccess = () => {
      const network = asked.result[0]?.[0], kept = { about: '{}', bytes: new Uint8Array() };
      for (let i = 0; i < count; i += 1) store.put(kept, [network, `9999999999-${String(i).padStart(16, '0')}`]);
    };
    transaction.oncomplete = () => { request.result.close(); resolve(asked.result.map(([, name]) => name)); };
  };
}), future);

test('a version that is kept by a clock that was set back is not the one that makes room', async () => {
  const app = await start({ language: 'en' }), me = person(app.page, 'en');
  await me.begin('Rivers');
  /** The first edit after another build was here: a version of before is kept, and so many are there then. */
  const edit = async (city, count) => {
    await me.sees(me.say('common.saved_on_device'));
    await app.page.evaluate(() => { localStorage['parcours:/:build'] = 'another'; });
    await app.page.reload();
    await shown(app.page);
    await me.visit('#/cities');
    await me.addCity(city);
    for (const end = Date.now() + 10_000; (await versions(app.page)).length !== count;) {
      assert.ok(Date.now() < end, 'no version was kept');
      await app.page.waitForTimeout(100);
    }
  };
  await edit('Aroual', 1);
  const [first] = await versions(app.page, 20);
  await edit('Belmar', 20);
  const now = (await versions(app.page)).filter((name) => name < '9');
  assert.ok(now.length === 1 && now[0] > first, `${now}`);
  assert.deepEqual(app.problems, []);
  await app.close();
});
