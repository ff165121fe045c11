// Brings everything that is needed at once: the first part of the WebAssembly module (compiled while it arrives), fonts, the
// messages; then the rest of the module. Shows progress only when it takes long enough to be noticed.

import { chooseLanguage, words } from './words.js';
import { recall } from './place.js';
import { build } from './update.js';

const NOTICED_AFTER = 1000;
const AGAIN_AFTER = 10_000;

/** @param {string} path @param {(bytes: number) => void} [progress] */
async function request(path, progress) {
  const response = await fetch(path + build);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  if (!progress || !response.body) return response;
  const reader = response.body.getReader();
  const counted = new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) return controller.close();
      progress(value.length);
      controller.enqueue(value);
    },
  });
  return new Response(counted, { headers: response.headers });
}

/** Compiles while the bytes arrive; a host that names another type is waited for. @param {Response} response @param {any} imports */
async function compile(response, imports) {
  const type = response.headers.get('Content-Type') ?? '';
  if (type.startsWith('application/wasm')) return (await WebAssembly.instantiateStreaming(response, imports)).instance;
  return (await WebAssembly.instantiate(await response.arrayBuffer(), imports)).instance;
}

/** Functions of the rest: no page that needs one is drawn before it is there. */
const notYet = new Proxy({}, { get: () => () => { throw new Error('The rest of the module is not here'); } });

/** Messages and content are asked for once; one that failed may be asked for again. */
export function createFetcher() {
  /** @type {Map<string, Promise<Uint8Array>>} */
  const known = new Map();
  return (/** @type {string} */ path) => {
    let bytes = known.get(path);
    if (!bytes) {
      bytes = request(path).then(async (response) => new Uint8Array(await response.arrayBuffer()));
      bytes.catch(() => known.delete(path));
      known.set(path, bytes);
    }
    return bytes;
  };
}

/** @param {string} text what the browser keeps @returns {{language?: string, plain?: string | boolean}} */
function kept(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

/** @param {(path: string) => Promise<Uint8Array>} fetchFile */
export function load(fetchFile) {
  const preferences = recall('preferences');
  const { language: chosen, plain } = kept(preferences);
  const language = chooseLanguage([chosen ?? '', ...navigator.languages]);
  document.documentElement.lang = language;
  const bar = /** @type {HTMLProgressElement} */ (document.getElementById('progress'));
  const place = /** @type {HTMLElement} */ (document.getElementById('loading-text'));
  const total = __WASM_SIZE__;
  let arrived = 0;
  const noticed = setTimeout(() => {
    bar.hidden = false;
    bar.setAttribute('aria-label', words(language).loading);
    place.textContent = words(language).loading;
  }, NOTICED_AFTER);

  /** @param {number} bytes */
  function progress(bytes) {
    arrived += bytes;
    bar.value = Math.min(1, arrived / total);
  }

  const fonts = Promise.all([['Regular', 400], ['SemiBold', 600]].map(async ([name, weight]) => {
    const bytes = await fetchFile(`inter-${name}.otf`);
    const face = new FontFace('Inter', bytes.slice().buffer, { weight: String(weight) });
    document.fonts.add(face);
    face.load().catch(() => {});
    return { weight: Number(weight), bytes };
  }));
  fetchFile(`locales/${language}.json`).catch(() => {});
  /** @type {(exports: WebAssembly.Exports) => void} */
  let exported = () => {};
  /** @type {Promise<WebAssembly.Exports>} */
  const exports = new Promise((resolve) => { exported = resolve; });

  return {
    preferences,
    plain: plain === true ? 'always' : plain || '',  // `true` as earlier builds had it.
    fonts,
    /** @param {WebAssembly.Imports} imports */
    async instantiate(imports) {
      const first = await compile(await request('parcours.wasm', progress), { ...imports, later: notYet });
      exported(first.exports);
      return first;
    },
    /** The rest of the module joins the first part; asked for until it has come. */
    async whole() {
      for (;;) {
        try {
          await compile(await request('rest.wasm'), { first: await exports });
          performance.mark('parcours-whole');
          return;
        } catch {
          await new Promise((resolve) => {
            addEventListener('online', resolve, { once: true });
            setTimeout(resolve, AGAIN_AFTER);
          });
        }
      }
    },
    /** The first frame is there. */
    shown() {
      clearTimeout(noticed);
      document.getElementById('loading')?.remove();
    },
  };
}
