// When the application cannot go on, the person learns what is safe and what to do, in their language; nothing enters
// C++ any more.

import { download } from './files.js';
import { rescue } from './rescue.js';
import { reload } from './update.js';
import { chooseLanguage, words } from './words.js';

/** @type {(() => void)[]} */
const stops = [];
let failed = false;
/** @type {{flush: () => void, backup: () => void} | null} */
let memory = null;

/** What must stop when the application has. @param {() => void} stop */
export const onFailure = (stop) => stops.push(stop);
/** What the application still holds, for as long as C++ answers. @param {NonNullable<typeof memory>} of */
export const remembers = (of) => { memory = of; };

/**
 * Offers what this device keeps as files, read without C++.
 * @param {Element} place @param {(tag: string, content: string, to?: Element) => Element} put
 * @param {ReturnType<typeof words>} text @param {boolean} started
 */
async function offerData(place, put, text, started) {
  const found = await rescue().catch(() => []);
  if (found.length === 0 && memory) {
    // Nothing is kept, but the application still holds what was done in it.
    const { backup } = memory;
    put('p', text.rescue, place);
    return void put('button', text.download, place).addEventListener('click', backup);
  }
  // Who never began has nothing to miss.
  if (found.length > 0 || started) put('p', found.length > 0 ? text.rescue : text.nothingKept, place);
  const day = new Date().toISOString().slice(0, 10);
  for (const { name, network, file, unread } of found) {
    const stem = `parcours-${network}-${day}`;
    /** @param {string} words @param {string} ending @param {Blob} content */
    const button = (words, ending, content) => put('button', words, place).addEventListener('click', () => download(stem + ending, content));
    if (file) button(`${text.download} ${name || network}`, '.parcours.jsonl', file);
    if (unread.length > 0) button(text.unread, '-unread.txt', new Blob(unread.flatMap((bytes) => [bytes, '\n\n'])));
  }
}

/** @param {unknown} error @param {boolean} started */
export function fail(error, started) {
  if (failed) return;
  failed = true;
  for (const stop of stops) stop();
  // Where only the page stumbled, the last edits can still be written. What ended in C++ is not asked again.
  if (error instanceof WebAssembly.RuntimeError || typeof error === 'string') memory = null;
  try {
    memory?.flush();
  } catch {
    memory = null;
  }
  const text = words(document.documentElement.lang || chooseLanguage(navigator.languages));
  const page = document.createElement('div');
  page.id = 'failure';
  page.setAttribute('role', 'alert');
  const card = page.appendChild(Object.assign(document.createElement('div'), { className: 'card' }));
  /** @param {string} tag @param {string} content @param {Element} [to] */
  const put = (tag, content, to = card) => to.appendChild(Object.assign(document.createElement(tag), { textContent: content }));
  put('h1', started ? text.failed : text.startFailed);
  put('p', started ? text.failedText : text.startText);
  put('button', text.reload).addEventListener('click', reload);
  offerData(card.appendChild(document.createElement('div')), put, text, started);
  const details = card.appendChild(document.createElement('details'));
  put('summary', text.details, details);
  put('pre', `${error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)}\n${navigator.userAgent}`, details);
  document.body.append(page);
  document.getElementById('loading')?.remove();
}
