// When the application cannot go on, the person learns what is safe and what to do, in their language; nothing enters
// C++ any more.

import { chooseLanguage, words } from './words.js';

/** @type {(() => void)[]} */
const stops = [];
let failed = false;

/** What must stop when the application has. @param {() => void} stop */
export const onFailure = (stop) => stops.push(stop);

/** @param {unknown} error @param {boolean} started */
export function fail(error, started) {
  if (failed) return;
  failed = true;
  for (const stop of stops) stop();
  const text = words(document.documentElement.lang || chooseLanguage(navigator.languages));
  const page = document.createElement('div');
  page.id = 'failure';
  page.setAttribute('role', 'alert');
  const card = page.appendChild(Object.assign(document.createElement('div'), { className: 'card' }));
  /** @param {string} tag @param {string} content @param {Element} [to] */
  const put = (tag, content, to = card) => to.appendChild(Object.assign(document.createElement(tag), { textContent: content }));
  put('h1', started ? text.failed : text.startFailed);
  put('p', started ? text.failedText : text.startText);
  put('button', text.reload).addEventListener('click', () => location.reload());
  const details = card.appendChild(document.createElement('details'));
  put('summary', text.details, details);
  put('pre', `${error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)}\n${navigator.userAgent}`, details);
  document.body.append(page);
  document.getElementById('loading')?.remove();
}
