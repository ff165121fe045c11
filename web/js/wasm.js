// Calls into C++ (web/platform/api.hpp) with JavaScript's own values: text and bytes go through the heap here only.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** @typedef {ReturnType<typeof connect>} Api */

/** Kinds of actions, as in shell/ui/record.hpp. */
export const ACTIVATE = 0, SET_VALUE = 1, FOCUS = 2, BLUR = 3, DISMISS = 4;

/** Today as days since 1970-01-01 of the local calendar. */
export function today() {
  const now = new Date();
  return Math.floor((now.getTime() - now.getTimezoneOffset() * 60000) / 86400000);
}

/**
 * Packs values as fields (web/platform/fields.hpp).
 * @param {(string | Uint8Array)[]} values
 */
export function packFields(values) {
  const parts = values.map((value) => (typeof value === 'string' ? encoder.encode(value) : value));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.length, true);
    bytes.set(part, at + 4);
    at += 4 + part.length;
  }
  return bytes;
}

/** @param {any} module the instance Emscripten made */
export function connect(module) {
  /** @param {Uint8Array} bytes @param {boolean} [ended] */
  const give = (bytes, ended) => {
    const at = module._malloc(bytes.length + 1);
    if (!at) throw new RangeError('out of memory');  // the first bytes of the memory are the application's own
    module.HEAPU8.set(bytes, at);
    if (ended) module.HEAPU8[at + bytes.length] = 0;
    return at;
  };
  /**
   * Calls with each string as a C string and each array of bytes as pointer and size.
   * @param {string} name @param {...(number | string | Uint8Array)} values
   */
  const call = (name, ...values) => {
    /** @type {number[]} */
    const taken = [];
    /** @type {number[]} */
    const plain = [];
    for (const value of values) {
      if (typeof value === 'number') {
        plain.push(value);
        continue;
      }
      const text = typeof value === 'string';
      const bytes = text ? encoder.encode(value) : value;
      const at = give(bytes, text);
      taken.push(at);
      plain.push(at);
      if (!text) plain.push(bytes.length);
    }
    const result = module['_parcours_' + name](...plain);
    for (const at of taken) module._free(at);
    return result;
  };
  /** @param {number} at */
  const text = (at) => decoder.decode(module.HEAPU8.subarray(at, module.HEAPU8.indexOf(0, at)));

  return {
    call,
    text,
    /** Messages come with their size, but are text. @param {string} language @param {Uint8Array} json */
    messages: (language, json) => call('messages', language, json),
    /** @param {string} preferences @param {string} languages @param {Uint8Array} random */
    start(preferences, languages, random) {
      const seed = give(random);
      call('start', preferences, languages, today(), seed);
      module._free(seed);
    },
    /** A record's photo as an address; empty when it has none. @param {string} entity */
    photo: (entity) => text(call('photo', entity)),
    drafts: () => text(module._parcours_drafts()),
    /** The records of the last frame, or null when nothing changed. */
    records() {
      const at = module._parcours_records();
      return at ? JSON.parse(text(at)) : null;
    },
    /** The fields of a block in the heap, copied. @param {number} at @param {number} size @returns {Uint8Array[]} */
    fields(at, size) {
      const heap = module.HEAPU8;
      const fields = [];
      for (let from = at; from + 4 <= at + size;) {
        const length = new DataView(heap.buffer).getUint32(from, true);
        fields.push(heap.slice(from + 4, from + 4 + length));
        from += 4 + length;
      }
      return fields;
    },
    FS: module.FS,
  };
}

/** @param {Uint8Array} bytes */
export const asText = (bytes) => decoder.decode(bytes);
