// Answers the storage requests of C++ (shell/app/store.hpp): journal, snapshots, the lock that lets one tab tidy, and
// word to the other tabs. Every request is answered once, also when the browser's storage is not.

import { asText, packFields } from './wasm.js';
import { createJournal, within } from './journal.js';
import { createLast } from './last.js';
import { createSnapshots } from './snapshots.js';
import { named, recall, remember } from './place.js';
import { noteEdit } from './tabs.js';
import { versions } from './versions.js';

const FULL = 1, FAILED = 2, LOCK_AGAIN = 30_000;
const FULL_NAMES = ['QuotaExceededError', 'NS_ERROR_DOM_QUOTA_REACHED'];

/** @param {import('./wasm.js').Api} api */
export function createStore(api) {
  // Every tab that showed something keeps it again, also one that finds what another has just begun anew. On a first
  // visit no other shows anything.
  const journal = createJournal((wasOpen) => {
    if (wasOpen) api.call('wiped');
    channel?.postMessage({ wiped: true, network: '', bytes: new Uint8Array() });  // A tab of an older build reads the latter.
  });
  const snapshots = createSnapshots(api.FS), last = createLast();
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(named('journal')) : null;
  channel?.addEventListener('message', ({ data }) => (data.wiped ? api.call('wiped') : api.call('broadcast', data.network, data.bytes)));
  // Opened now, so that the last edit before leaving needs no waiting.
  journal.open().catch(() => {});

  /**
   * The locks of networks: asked for, or held, until the network is left or the page is gone.
   * @type {Map<string, {held: boolean, left: AbortController}>}
   */
  const locks = new Map();

  // A note outside IndexedDB of what should be there, by network: data that vanished must not look like a network that is
  // new.
  const marker = {
    /** @returns {Record<string, any>} */
    read: () => JSON.parse(recall('kept') || '{}'),
    /** @param {string} network @param {any} about nothing once it is forgotten */
    set(network, about) {
      const kept = marker.read();
      if (JSON.stringify(kept[network]) === JSON.stringify(about)) return;
      remember('kept', JSON.stringify({ ...kept, [network]: about }));
    },
    /** @param {string} network */
    add: (network) => marker.set(network, marker.read()[network] ?? {}),
  };

  /** @type {Record<string, (network: string, ...fields: Uint8Array[]) => Promise<(string | Uint8Array)[] | void>>} */
  const operations = {
    async list() {
      const networks = await journal.networks();
      for (const [network, about] of Object.entries(marker.read())) {
        if (networks.has(network)) continue;
        // One that cannot be read now is not missing, and holds back no other: opening it says more.
        const missing = await snapshots.list(network).then((names) => names.length === 0, () => false);
        networks.set(network, new TextEncoder().encode(JSON.stringify({ ...about, missing })));
      }
      // One that was left as soon as it was begun.
      for (const network of last.networks()) if (!networks.has(network)) networks.set(network, new Uint8Array());
      return [...networks].flat();
    },
    async describe(network, bytes) {
      await journal.describe(network, bytes);
      marker.set(network, JSON.parse(asText(bytes)));
    },
    async load(network) {
      const left = last.records(network);
      // The journal first: what is folded in between is then in both, and merges to the same.
      const kept = new Map(await journal.records(network));
      const snapshotNames = await snapshots.list(network);
      const missing = left.filter(([key]) => !kept.has(key));
      // Not what its own page, which lives, has written meanwhile, or removed.
      const names = new Set(last.records(network).map(([key]) => key));
      const wanted = missing.filter(([key]) => names.has(key));
      // What cannot be written now either is named by no key: C++ holds it, says so, and goes on trying.
      const refused = await Promise.all(wanted.map(([key, bytes]) => journal.append(network, key, bytes))).then(() => false, () => true);
      if (!refused) last.drop(network, left.map(([key]) => key));
      const records = [...kept, ...missing.map(([key, bytes]) => [refused ? '' : key, bytes])];
      return [String(records.length), ...records.flat(), ...snapshotNames];
    },
    readSnapshot: async (network, name) => [await snapshots.read(network, asText(name))],
    async append(network, key, bytes) {
      const name = asText(key);
      await last.until(network, name, bytes, journal.append(network, name, bytes).catch(refuse));
      marker.add(network);
      noteEdit(network);
    },
    async writeSnapshot(network, name, bytes) {
      await snapshots.write(network, asText(name), bytes);
      marker.add(network);
    },
    async tidy(network, count, ...names) {
      const keys = Number(asText(count));
      const records = names.slice(0, keys).map(asText), old = names.slice(keys).map(asText);
      last.drop(network, records);
      await journal.removeRecords(network, records);
      if (old.length > 0) await snapshots.remove(network, old);
    },
    keepVersion: (network, name, about, bytes, most) => versions.keep(network, asText(name), asText(about), bytes, Number(asText(most))),
    versions: (network) => versions.list(network),
    readVersion: async (network, name) => [await versions.read(network, asText(name))],
    async remove(network) {
      last.dropAll(network);
      await journal.remove(network);
      await snapshots.removeAll(network);
      await versions.remove(network);
      marker.set(network, undefined);
    },
    async lock(network) {
      const before = locks.get(network);
      if (before?.held) queueMicrotask(() => api.call('lock', network));
      if (before) return;
      const left = new AbortController(), { signal } = left, lock = { held: false, left };
      const gone = new Promise((resolve) => { signal.onabort = resolve; });
      locks.set(network, lock);
      // Without locks nobody tidies, and the journal alone serves.
      await navigator.locks?.request(named(`lock:${network}`), { signal }, async () => {
        try {
          await snapshots.allowWriting(network);
        } catch {
          // Given back, and asked for again when the storage may have come to itself.
          setTimeout(() => {
            if (signal.aborted) return;
            locks.delete(network);
            operations.lock(network).catch(() => {});
          }, LOCK_AGAIN);
          return;
        }
        if (!signal.aborted) {
          lock.held = true;
          api.call('lock', network);
        }
        await gone;
        await snapshots.endWriting(network);
      });
    },
    /** The network is left: another tab may tidy it. */
    async unlock(network) {
      locks.get(network)?.left.abort();
      locks.delete(network);
    },
    async broadcast(network, bytes) {
      channel?.postMessage({ network, bytes });
    },
  };

  /** @param {any} error */
  async function kindOf(error) {
    if (error?.kind) return error.kind;
    if (FULL_NAMES.includes(error?.name) || error?.code === 22 || error?.code === 1014) return FULL;
    // IDBFS loses the reason of a failure on the way; little room left is the likely one. A browser that does not say holds nobody up.
    const room = navigator.storage?.estimate?.() ?? Promise.resolve({});
    const { quota = 0, usage = 0 } = await within(room, 'room').catch(() => ({}));
    return quota > 0 && quota - usage < 4e6 ? FULL : FAILED;
  }

  /** Between this and the answer nothing else happens: C++ holds again what was refused. @param {any} error @returns {Promise<never>} */
  const refuse = async (error) => { throw { kind: await kindOf(error) }; };

  // What C++ waits for, and how often it was refused.
  let asked = 0, refused = 0;

  return {
    /** The page is hidden or left. */
    leave: last.leave,
    /** Writes what C++ has not written yet; true once all of it is confirmed. */
    async saved() {
      const before = refused;
      api.call('flush');
      // An answer may lead to the next request, in the same call.
      while (asked > 0) await new Promise((resolve) => setTimeout(resolve, 20));
      return refused === before;
    },
    /** @param {number} ticket @param {string} operation @param {Uint8Array[]} fields */
    ask(ticket, operation, fields) {
      const [network = new Uint8Array(), ...rest] = fields;
      const work = operations[operation](asText(network), ...rest);
      if (!ticket) return void work.catch(() => {});
      asked += 1;
      /** @param {number} error @param {Uint8Array} bytes */
      const answer = (error, bytes) => {
        asked -= 1;
        if (error) refused += 1;
        api.call('stored', ticket, error ? 0 : 1, error, bytes);
      };
      work.then((fields) => answer(0, packFields(fields ?? [])), async (error) => answer(await kindOf(error), new Uint8Array()));
    },
  };
}
