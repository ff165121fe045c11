// What tabs of one browser must know of each other: which build each runs, that one has ended, and what it left behind if it
// ended without a word.

import { base, forget, named, namesOf, recall, remember } from './place.js';
import { build } from './update.js';

const me = crypto.randomUUID();
const note = `edits:${me}`;
/** The name under which a tab that lives holds a lock. @param {string} tab */
const alive = (tab) => named(`tab:${tab}`);

// Edits confirmed since the page was last hidden, by network: a page that is hidden or left has ended well.
/** @type {Record<string, {edits: number, last: number}>} */
let edits = {};

/** An edit is safe in the journal. @param {string} network */
export function noteEdit(network) {
  if (document.visibilityState === 'hidden' || !navigator.locks) return;
  edits[network] = { edits: (edits[network]?.edits ?? 0) + 1, last: Date.now() };
  remember(note, JSON.stringify(edits));
}

/** All went well: nothing to tell next time. */
export function endWell() {
  edits = {};
  forget(note);
}

/** The time of day, and the day when it is another. @param {number} time */
function inWords(time) {
  const then = new Date(time);
  /** @type {Intl.DateTimeFormatOptions} */
  const day = then.toDateString() === new Date().toDateString() ? {} : { day: 'numeric', month: 'long' };
  return then.toLocaleString(document.documentElement.lang, { ...day, hour: '2-digit', minute: '2-digit' });
}

/** Tells what tabs had edited that are gone without having ended. @param {import('./wasm.js').Api} api */
export async function tellRecovered(api) {
  if (!navigator.locks) return;
  // Shared are those of tabs that wait for the end of another.
  const held = new Set((await navigator.locks.query()).held?.filter(({ mode }) => mode === 'exclusive').map(({ name }) => name));
  /** @type {typeof edits} */
  const found = {};
  for (const name of namesOf('edits:')) {
    const tab = name.slice('edits:'.length);
    if (tab === me || held.has(alive(tab))) continue;
    for (const [network, left] of Object.entries(/** @type {typeof edits} */ (JSON.parse(recall(name) || '{}')))) {
      const before = found[network] ?? { edits: 0, last: 0 };
      found[network] = { edits: before.edits + left.edits, last: Math.max(before.last, left.last) };
    }
    forget(name);
  }
  for (const [network, left] of Object.entries(found)) api.call('recovered', network, left.edits, inWords(left.last));
}

/** Takes the lock that tells others of this tab's end, whatever that may be. @returns {Promise<void>} once it is held */
const live = () => new Promise((held) => {
  navigator.locks.request(alive(me), () => {
    held();
    return new Promise(() => {});
  }).catch(held);
});

/**
 * Tabs that open get the newest build there is, so of two builds the tab that began first has the older. How long ago
 * each began is told by no clock that can be set. One that was slow, and speaks last, is answered. Builds from before
 * this rule say their name alone.
 * @param {{outdated: () => void, ended: () => void}} then a newer build is met; a tab that was met is gone
 */
export async function meetTabs({ outdated, ended }) {
  if (navigator.locks) await live();
  if (!('BroadcastChannel' in window)) return;
  /** @type {Set<string>} */
  const met = new Set();
  const channel = new BroadcastChannel(`parcours:${base}:tabs`);
  const tell = () => channel.postMessage({ build, age: performance.now(), tab: me });
  /** @param {string} tab */
  const meet = (tab) => {
    met.add(tab);
    tell();
    navigator.locks?.request(alive(tab), { mode: 'shared' }, () => {}).then(ended, () => {});
  };
  channel.addEventListener('message', ({ data }) => {
    if (data.tab && !met.has(data.tab)) meet(data.tab);
    if (data.build === build) return;
    if (!(data.age < performance.now())) return tell();
    channel.close();  // Said once, it is so for good.
    outdated();
  });
  tell();
}
