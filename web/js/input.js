// What a person does reaches the mirror's elements and becomes an action on a record. The picture itself only learns
// where the pointer is, for its looks: so a scroll can never press anything.

import { ACTIVATE, BLUR, DISMISS, FOCUS, SET_VALUE } from './wasm.js';
import { DISABLED, isField, isTyped, textSent } from './nodes.js';

/**
 * @param {import('./wasm.js').Api} api
 * @param {ReturnType<typeof import('./mirror.js').createMirror>} mirror
 * @param {HTMLElement} overlay
 */
export function listen(api, mirror, overlay) {
  const stop = new AbortController();
  /** @param {string} type @param {(event: any) => void} handler @param {EventTarget} [on] */
  const hear = (type, handler, on = document) => on.addEventListener(type, handler, { signal: stop.signal, passive: false });
  /** @param {number} kind @param {number} id @param {string} [value] */
  const act = (kind, id, value = '') => api.call('action', kind, id, value);
  let composing = false;

  // --- pressing
  hear('click', (/** @type {MouseEvent} */ event) => {
    if (event.target === overlay) {
      const modal = mirror.modal();
      if (modal) act(DISMISS, modal.id);
      return;
    }
    const node = mirror.nodeOf(event.target);
    if (!node) return;
    const { item, id } = node;
    if (item.role === 'button' && !((item.state ?? 0) & DISABLED)) act(ACTIVATE, id);
  });
  hear('change', (event) => {
    const node = mirror.nodeOf(event.target);
    if (!node) return;
    const { element, id, item } = node;
    if (item.role === 'radio') act(ACTIVATE, id);
    else if (item.role === 'checkbox') act(SET_VALUE, id, /** @type {HTMLInputElement} */ (element).checked ? '1' : '0');
    else if (element instanceof HTMLSelectElement) act(SET_VALUE, id, element.value);
  });

  // --- typing: while letters are being composed (accents, other scripts) nothing is sent
  /** @param {Event} event */
  function typed(event) {
    const node = mirror.nodeOf(event.target);
    if (!node || composing || !isTyped(node.item)) return;
    const { value } = /** @type {HTMLInputElement} */ (node.element);
    textSent(node, value);
    act(SET_VALUE, node.id, value);
  }
  hear('input', typed);
  hear('compositionstart', () => { composing = true; });
  hear('compositionend', (event) => {
    composing = false;
    typed(event);
  });

  // --- focus
  hear('focusin', (event) => {
    const node = mirror.nodeOf(event.target);
    if (node && isField(node.item)) act(FOCUS, node.id);
  });
  hear('focusout', (event) => {
    composing = false;
    const node = mirror.nodeOf(event.target);
    if (node && isField(node.item)) act(BLUR, node.id);
  });

  // --- keys
  hear('keydown', (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing) return;
    const node = mirror.nodeOf(event.target);
    const typing = node !== undefined && isTyped(node.item);
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (key === 'escape') {
      const modal = mirror.modal();
      if (modal) act(DISMISS, modal.id);
      else api.call('shortcut', 'escape');
    } else if (key === 'enter' && typing && node.element instanceof HTMLInputElement) {
      node.answered = true;
      act(ACTIVATE, node.id);
    } else if (command && !typing && key === 'z') {
      event.preventDefault();
      api.call('shortcut', event.shiftKey ? 'redo' : 'undo');
    } else if (command && !typing && key === 'y') {
      event.preventDefault();
      api.call('shortcut', 'redo');
    } else if (!command && !event.altKey && !typing && !(event.target instanceof HTMLSelectElement) &&
               (key === '/' || key === '?')) {
      event.preventDefault();
      api.call('shortcut', key === '/' ? 'search' : 'help');
    }
  });

  // --- the pointer, for looks
  /** @param {PointerEvent} event @param {boolean} pressed */
  function point(event, pressed) {
    api.call('pointer', event.clientX, event.clientY, pressed ? 1 : 0);
  }
  const leave = () => api.call('pointer', -1, -1, 0);
  hear('pointermove', (event) => { if (event.pointerType !== 'touch') point(event, (event.buttons & 1) !== 0); });
  hear('pointerdown', (event) => { if (event.button === 0) point(event, true); });
  hear('pointerup', (event) => (event.pointerType === 'touch' ? leave() : point(event, false)));
  hear('pointercancel', leave);
  hear('pointerleave', leave, document.documentElement);

  return { composing: () => composing, stop: () => stop.abort() };
}
