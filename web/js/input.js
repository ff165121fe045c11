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
  let composing = false, pressing = false;

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
    if ((item.role === 'button' || item.role === 'option') && !((item.state ?? 0) & DISABLED)) act(ACTIVATE, id);
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
    if (!composing) send(mirror.nodeOf(event.target));
  }
  /** @param {import('./nodes.js').Node | undefined} node */
  function send(node) {
    if (!node || !isTyped(node.item)) return;
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

  // More than a field holds is cut by the browser, which tells nobody.
  hear('paste', (/** @type {ClipboardEvent} */ event) => {
    const node = mirror.nodeOf(event.target);
    if (!node || !isTyped(node.item)) return;
    const { maxLength, value, selectionStart, selectionEnd } = /** @type {HTMLInputElement} */ (node.element);
    const pasted = event.clipboardData?.getData('text/plain').length ?? 0;
    const replaced = (selectionEnd ?? 0) - (selectionStart ?? 0);
    if (maxLength > 0 && value.length - replaced + pasted > maxLength) api.call('cut', maxLength);
  });

  // --- focus
  hear('focusin', (event) => {
    const node = mirror.nodeOf(event.target);
    if (node && isField(node.item)) act(FOCUS, node.id);
    if (overlay.contains(event.target) && !pressing) mirror.keepInSight();  // Nothing moves away under a finger.
  });
  hear('focusout', (event) => {
    const node = mirror.nodeOf(event.target);
    if (composing) send(node);  // The word ends here, as it is shown.
    composing = false;
    if (node && isField(node.item)) act(BLUR, node.id);
  });

  // A keyboard that opens on the screen never hides the field one types in. Who has zoomed in moves as they like.
  hear('resize', () => {
    const node = mirror.nodeOf(document.activeElement);
    if (node && isTyped(node.item) && visualViewport?.scale === 1) mirror.keepInSight();
  }, visualViewport ?? window);

  // --- keys
  hear('keydown', (/** @type {KeyboardEvent} */ event) => {
    // In Safari's engine the key that ends a composition comes after its end, with this code.
    if (event.isComposing || event.keyCode === 229) return;
    const node = mirror.nodeOf(event.target);
    const typing = node !== undefined && isTyped(node.item);
    const chooses = typing || event.target instanceof HTMLSelectElement;  // Letters mean something there.
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    const modal = mirror.modal();
    const list = node?.item.controls;
    if (key === 'escape' && modal) {
      act(DISMISS, modal.id);
    } else if (key === 'enter' && typing && node.element instanceof HTMLInputElement) {
      node.answered = true;
      act(ACTIVATE, node.id);
    } else if (list && (key === 'arrowdown' || key === 'arrowup')) {
      event.preventDefault();
      act(SET_VALUE, list, key === 'arrowdown' ? '1' : '-1');
    } else if (!event.altKey && (key === 'escape' || (key.length === 1 && (command || (!chooses && !modal))))) {
      // The application's own keys: shell/app/keys.hpp. "?" needs the shift key on most keyboards, and is its own key.
      const combination = (command ? 'ctrl+' : '') + (command && event.shiftKey ? 'shift+' : '') + key;
      if (api.call('shortcut', combination, chooses ? 1 : 0)) event.preventDefault();
    }
  });

  // --- the pointer, for looks
  /** @param {PointerEvent} event @param {boolean} pressed */
  function point(event, pressed) {
    api.call('pointer', event.clientX, event.clientY, pressed ? 1 : 0);
  }
  const leave = () => api.call('pointer', -1, -1, 0);
  hear('pointermove', (event) => { if (event.pointerType !== 'touch') point(event, (event.buttons & 1) !== 0); });
  hear('pointerdown', (event) => {
    pressing = true;
    if (event.button === 0) point(event, true);
  });
  hear('pointerup', (event) => {
    pressing = false;
    if (event.pointerType === 'touch') leave();
    else point(event, false);
  });
  hear('pointercancel', () => {
    pressing = false;
    leave();
  });
  hear('pointerleave', leave, document.documentElement);

  return {
    composing: () => composing,
    /** Where nobody may come back, a word that is half composed is kept as it is shown. */
    finish() { if (composing) send(mirror.nodeOf(document.activeElement)); },
    stop: () => stop.abort(),
  };
}
