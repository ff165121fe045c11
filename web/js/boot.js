// Brings everything that is needed at once: WebAssembly (compiled while it arrives), fonts, the messages. Shows progress
// only when it takes long enough to be noticed.

import { chooseLanguage, words } from './words.js';
import { recall } from './place.js';
import { build } from './update.js';

const NOTICED_AFTER = 1000;

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

/** @param {string} text what the browser keeps @returns {string | undefined} */
function keptLanguage(text) {
  try {
    return JSON.parse(text).language;
  } catch {
    return undefined;
  }
}

/** @param {(path: string) => Promise<Uint8Array>} fetchFile */
export function load(fetchFile) {
  const preferences = recall('preferences');
  const language = chooseLanguage([keptLanguage(preferences) ?? '', ...navigator.languages]);
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

  return {
    preferences,
    fonts,
    /** Compiles while the bytes arrive; a host that names another type is waited for. */
    async instantiate(/** @type {WebAssembly.Imports} */ imports) {
      const response = await request('parcours.wasm', progress);
      const type = response.headers.get('Content-Type') ?? '';
      if (type.startsWith('application/wasm')) return (await WebAssembly.instantiateStreaming(response, imports)).instance;
      return (await WebAssembly.instantiate(await response.arrayBuffer(), imports)).instance;
    },
    /** The first frame is there. */
    shown() {
      clearTimeout(noticed);
      document.getElementById('loading')?.remove();
    },
  };
}
