// Reads what the browser keeps without C++, which may be what has failed: every journal record and every snapshot is a
// file of its network (docs/file-format.md), and they merge to one that Parcours opens.

import { base } from './place.js';
import { createJournal, result, within } from './journal.js';

/** @typedef {{type: string, room: string, context: Map<string, number>, fields: Map<string, any[][]>, more: Map<string, any>}} Entity */

const asText = (/** @type {any} */ value) => JSON.stringify(value);
/** @template T @param {T} a @param {T} b */
const larger = (a, b) => (a > b ? a : b);

/** @param {any} json @returns {Entity} */
function entityOf({ type, room, context, fields, ...more }) {
  return { type, room, context: new Map(Object.entries(context)), fields: new Map(Object.entries(fields)), more: new Map(Object.entries(more)) };
}

/** Unknown members join by name. @param {Map<string, any>} mine @param {Map<string, any>} theirs */
function join(mine, theirs) {
  for (const [name, value] of theirs) {
    if (!mine.has(name) || asText(value) > asText(mine.get(name))) mine.set(name, value);
  }
}

/** @param {Entity} mine @param {Entity} theirs @returns {Entity} */
function mergeEntity(mine, theirs) {
  const stampsOf = (/** @type {Entity} */ { fields }) => new Set([...fields.values()].flat().map(([writer, n]) => `${writer} ${n}`));
  const fields = new Map();
  /** Values that the other side holds too, or has not seen. @param {Entity} from @param {Entity} other */
  const take = (from, other) => {
    const stamps = stampsOf(other);
    for (const [name, values] of from.fields) {
      for (const value of values) {
        if (!stamps.has(`${value[0]} ${value[1]}`) && value[1] <= (other.context.get(value[0]) ?? 0)) continue;
        const kept = fields.get(name) ?? [];
        if (!kept.some((/** @type {any} */ each) => asText(each) === asText(value))) kept.push(value);
        fields.set(name, kept);
      }
    }
  };
  take(mine, theirs);
  take(theirs, mine);
  const context = new Map(mine.context);
  for (const [writer, n] of theirs.context) context.set(writer, larger(n, context.get(writer) ?? 0));
  join(mine.more, theirs.more);
  const rooms = [mine.room, theirs.room].filter((room) => room !== 'commons');
  return { type: larger(mine.type, theirs.type), room: rooms.sort().pop() ?? 'commons', context, fields, more: mine.more };
}

/** The text of the network that all these texts merge to. @param {string} network @param {string[]} texts */
export function mergeTexts(network, texts) {
  /** @type {Map<string, Entity>} */
  const entities = new Map();
  /** @type {Map<string, any>} */
  const more = new Map();
  let version = 1;
  /** @type {string[]} */
  const unread = [];
  for (const text of texts) {
    try {
      const { entities: theirs, format, network: whose, header, ...rest } = JSON.parse(text);
      if (whose !== network) throw new Error('another network');
      // All read before any is taken: a broken file changes nothing.
      for (const [id, entity] of Object.entries(theirs).map(([key, json]) => /** @type {const} */ ([key, entityOf(json)]))) {
        const mine = entities.get(id);
        entities.set(id, mine ? mergeEntity(mine, entity) : entity);
      }
      version = larger(version, format);
      join(more, new Map(Object.entries(rest)));
    } catch {
      unread.push(text);
    }
  }
  const object = Object.fromEntries;
  const plain = [...entities].map(([id, { type, room, context, fields, more: rest }]) =>
    [id, { context: object(context), fields: object(fields), room, type, ...object(rest) }]);
  return { json: asText({ ...object(more), entities: object(plain), format: version, network }), entities: entities.size, unread };
}

/** The snapshots of a network, straight from the database that IDBFS keeps. @param {string} name @returns {Promise<string[]>} */
async function snapshots(name) {
  const opened = indexedDB.open(name);
  opened.onupgradeneeded = () => opened.transaction?.abort();  // not there: it must not come to be
  const database = await within(result(opened), 'open');
  try {
    const files = await within(result(database.transaction('FILE_DATA').objectStore('FILE_DATA').getAll()), 'read');
    return files.filter(({ contents }) => contents).map(({ contents }) => new TextDecoder().decode(contents));
  } finally {
    database.close();
  }
}

/** @param {Uint8Array} about what C++ keeps beside a network @returns {string} */
function nameIn(about) {
  try {
    return JSON.parse(new TextDecoder().decode(about)).name;
  } catch {
    return '';
  }
}

/** All networks kept here. @returns {Promise<{name: string, network: string, json: string, unread: string[]}[]>} */
export async function rescue() {
  const journal = createJournal();
  const found = [];
  for (const [network, about] of await journal.networks()) {
    const texts = (await journal.records(network)).map(([, bytes]) => new TextDecoder().decode(bytes));
    texts.push(...await snapshots(`/parcours${base}${network}`).catch(() => []));
    const { json, entities, unread } = mergeTexts(network, texts);
    if (entities + unread.length > 0) found.push({ name: nameIn(about), network, json, unread });
  }
  return found;
}
