// Several tabs of one browser: each edits, each follows the others, one tidies; and a tab may die at any moment.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, settled, start } from './harness.mjs';
import { person } from './person.mjs';
import { seeded } from './random.mjs';

after(closeBrowser);

const ROUNDS = Number(process.env.TAB_ROUNDS ?? 10);
const SEED = Number(process.env.SEED ?? 20241004);
const TABS = Number(process.env.TABS ?? 3);

/** How many tabs hold the right to tidy. */
const tidying = (page) => page.evaluate(async () => (await navigator.locks.query()).held.filter(({ name }) => name.includes(':lock:')).length);

/** In a page, before its own scripts: a log of the lock, and of whatever is put among the snapshots without it. */
const logLock = () => {
  window.log = { held: 0, writes: 0, intrusions: 0 };
  const ask = LockManager.prototype.request, put = IDBObjectStore.prototype.put, remove = IDBObjectStore.prototype.delete;
  LockManager.prototype.request = function (name, ...rest) {
    const work = rest.pop();
    return ask.call(this, name, ...rest, async (lock) => {
      const writes = name.includes(':lock:');
      if (writes) window.log.held += 1;
      try { return await work(lock); } finally { if (writes) window.log.held -= 1; }
    });
  };
  const noted = (change) => function (...values) {
    if (this.name === 'FILE_DATA') window.log[window.log.held > 0 ? 'writes' : 'intrusions'] += 1;
    return change.apply(this, values);
  };
  IDBObjectStore.prototype.put = noted(put);
  IDBObjectStore.prototype.delete = noted(remove);
};

/** The process of a page is gone at once, without a last word; pages that share it go too. */
async function kill(page) {
  const session = await page.context().newCDPSession(page);
  await Promise.race([session.send('Page.crash').catch(() => {}), new Promise((resolve) => setTimeout(resolve, 500))]);
  await page.close();
  await new Promise((resolve) => setTimeout(resolve, 300));
}

/** A tab in the background that the browser has put to sleep, or woken. */
async function setFrozen(page, frozen) {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state: frozen ? 'frozen' : 'active' });
  await session.detach();
}

/** So many rounds in a browser that is new. */
async function play(rounds, random) {
  const app = await start({ language: 'en', before: logLock });
  const first = person(app.page, 'en');
  await first.begin('Rivers');
  // So much is in the journal that whoever may tidy next has something to do.
  await first.visit('#/cities');
  for (let i = 0; i < 16; i += 1) {
    await first.addCity(`Town ${i}`);
    await first.page.waitForTimeout(400);
  }
  const open = async () => {
    const tab = person(await app.tab('#/cities'), 'en');
    tab.page.on('crash', () => { tab.dead = true; });
    return tab;
  };
  const tabs = [];
  for (let i = 0; i < TABS; i += 1) tabs.push(await open());
  await app.page.close();
  const confirmed = [];
  let killed = 0, writes = 0;
  /** What a tab has written so far, it wrote while it held the lock, which the browser gives to one. */
  const lookBack = async (tab) => {
    if (tab.dead) return;
    const log = await tab.page.evaluate(() => window.log);
    assert.equal(log.intrusions, 0, `seed ${SEED}: a second writer`);
    writes += log.writes;
  };
  for (let round = 0; round < rounds; round += 1) {
    const name = `City ${round}`;
    const turn = Math.floor(random() * TABS);
    const tab = tabs[turn];
    const asleep = random() < 0.3 ? tabs[(turn + 1) % TABS] : null;
    if (asleep) await setFrozen(asleep.page, true);
    await tab.addCity(name);
    if (random() < 0.6) {
      // Confirmed to the person: from here on it may not be lost.
      await tab.byRole('textbox', 'cities.name').waitFor();
      await tab.page.getByText(tab.say('common.saved_on_device')).first().waitFor({ state: 'attached' });
      confirmed.push(name);
      if (random() < 0.5) {
        // The others follow without being asked.
        for (const other of tabs) if (other !== asleep) await other.page.getByRole('link', { name }).first().waitFor({ state: 'attached' });
      }
    } else {
      await tab.page.waitForTimeout(random() * 300);  // somewhere between the edit and the confirmation
    }
    // Woken, it catches up with what it has missed.
    if (asleep) await setFrozen(asleep.page, false);
    assert.ok(await tidying(tab.page) <= 1, `seed ${SEED}: two tabs tidy`);
    if (random() < 0.5) {
      const dying = random() < 0.5 ? turn : Math.floor(random() * TABS);
      killed += 1;
      for (const tab of tabs) await lookBack(tab);
      await kill(tabs[dying].page);
      tabs[dying].dead = true;
      for (let i = 0; i < TABS; i += 1) if (tabs[i].dead) tabs[i] = await open();
    }
  }
  assert.ok(rounds < 10 || (killed >= 3 && confirmed.length >= 5), `seed ${SEED}: ${killed} killed, ${confirmed.length} confirmed`);

  const last = await open();
  const shown = async (tab) => (await tab.page.getByRole('link', { name: /^City \d+/ }).evaluateAll((links) =>
    links.map((link) => link.getAttribute('aria-label') || link.textContent))).map((text) => /City \d+/.exec(text)[0]).sort();
  await settled(last.page);
  const all = await shown(last);
  for (const name of confirmed) assert.equal(all.filter((each) => each === name).length, 1, `seed ${SEED}: ${name} of ${all}`);
  // Whoever lives shows the same, and one of them tidies.
  for (const tab of tabs) {
    await settled(tab.page);
    assert.deepEqual(await shown(tab), all);
    await lookBack(tab);
  }
  assert.ok(writes > 0, 'nobody tidied');
  assert.equal(await tidying(last.page), 1);
  await app.close();
  return { killed, confirmed: confirmed.length };
}

test(`30 ${TABS} tabs edit at once and lose nothing confirmed, whichever is killed or frozen`, { timeout: 120_000 + ROUNDS * 20_000 }, async (t) => {
  const random = seeded(SEED);
  let killed = 0, confirmed = 0;
  // A list that grows with each round would in the end test the list.
  for (let done = 0; done < ROUNDS; done += 100) {
    const one = await play(Math.min(100, ROUNDS - done), random);
    killed += one.killed;
    confirmed += one.confirmed;
  }
  t.diagnostic(`${ROUNDS} rounds of ${TABS} tabs, seed ${SEED}: ${killed} tabs killed, of ${confirmed} cities called saved none was lost`);
});
