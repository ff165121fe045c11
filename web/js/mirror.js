// The HTML mirror: keeps real elements over the picture, one for each record, and never rebuilds what stays the same, so
// that the focus, an open keyboard and a screen reader's place survive every frame.

import { MODAL, POINTED, WANTS_FOCUS, createNode, isField, kindOf, updateNode, updateText } from './nodes.js';

/** @typedef {import('./nodes.js').Item} Item @typedef {import('./nodes.js').Node} Node */

const EDGE = 8;

/**
 * @param {Record<'content' | 'fixed' | 'overlay', HTMLElement>} layers
 * @param {{plain: {on: () => boolean}, announce: (text: string, assertive: boolean) => void, composing: () => boolean, photo: (entity: string) => string}} page
 */
export function createMirror(layers, page) {
  /** @type {Map<number, Node>} */
  let nodes = new Map();
  /** @type {WeakMap<Element, Node>} */
  const byElement = new WeakMap();
  /** @type {Node | null} */
  let modal = null;
  let focusBeforeModal = 0;
  const skip = /** @type {HTMLElement} */ (document.getElementById('skip'));
  const descriptions = /** @type {HTMLElement} */ (document.getElementById('descriptions'));

  /** @param {Item[]} items */
  function apply(items) {
    const before = nodes;
    const focused = document.activeElement;
    const focusedNode = focused ? byElement.get(focused) : undefined;
    /** @type {Map<Element, Element[]>} */
    const order = new Map(Object.values(layers).map((layer) => [layer, []]));
    /** @type {Map<number, Item>} */
    const byId = new Map(items.map((item) => [item.id, item]));
    const holding = new Set(items.map((item) => item.parent));
    nodes = new Map();
    /** @type {Node | null} */
    let wantsFocus = null;
    /** @type {Node | null} */
    let opened = null;
    /** @type {Node | null} what a callout is about from now on */
    let pointed = null;

    for (const item of items) {
      let node = before.get(item.id);
      const known = node !== undefined && node.kind === kindOf(item);
      if (!known) {
        node = createNode(item);
        byElement.set(node.element, node);
        if (node.element instanceof HTMLImageElement) node.element.src = page.photo(item.value ?? '');
      }
      if ((item.role === 'status' || item.role === 'alert') && item.name && (!known || before.get(item.id)?.item.name !== item.name))
        page.announce(item.name, item.role === 'alert');
      if (!node) continue;
      const state = item.state ?? 0;
      if (state & WANTS_FOCUS && (!known || !((node.item.state ?? 0) & WANTS_FOCUS))) wantsFocus = node;
      if (state & MODAL) opened = node;
      if (state & POINTED && !(known && (before.get(item.id)?.item.state ?? 0) & POINTED)) pointed = node;

      const layer = item.layer === 'fixed' || item.layer === 'overlay' ? item.layer : 'content';
      const parent = item.parent ? byId.get(item.parent) : undefined;
      const holder = item.parent ? nodes.get(item.parent) : undefined;
      const within = holder && parent && (parent.layer ?? 'content') === layer;
      updateNode(node, item, within ? [parent.rect[0], parent.rect[1]] : [0, 0], holding.has(item.id));
      const about = describe(node, item);
      const siblings = within ? order.get(holder.element) : order.get(layers[layer]);
      const plain = page.plain.on(), label = plain && isField(item) ? labelOf(node, item) : null;
      if (!label) node.label?.remove();
      const box = item.role === 'checkbox' || item.role === 'radio';
      for (const each of box ? [node.element, label] : [label, node.element]) if (each) siblings?.push(each);
      // Help and errors are in the picture; without it, under the field.
      if (about && plain && (isField(item) || item.role === 'progressbar')) siblings?.push(about);
      else if (about && about.parentElement !== descriptions) descriptions.append(about);
      order.set(node.element, []);
      nodes.set(item.id, node);
    }

    for (const [id, node] of before) {
      if (nodes.get(id) === node) continue;
      node.element.remove();
      node.label?.remove();
      node.about?.remove();
    }
    for (const [parent, children] of order) arrange(parent, children);
    // Put into another layer, an element loses the focus.
    if (focusedNode && focused !== document.activeElement && focusedNode.element.isConnected) focus(focusedNode.element);
    for (const node of nodes.values()) updateText(node, page.composing());
    keepBarsOffFocus(items);
    moveFocus(opened, wantsFocus, focusedNode);
    for (const { element } of nodes.values()) if (element instanceof HTMLTableElement) reachScrolled(element);
    if (page.plain.on() && pointed) pointed.element.scrollIntoView({ block: 'center' });
  }

  /** Help and errors of a field are read with it. @param {Node} node @param {Item} item */
  function describe(node, item) {
    const words = item.description ?? '';
    if (node.about?.textContent === words || (!words && !node.about)) return node.about;
    if (words) {
      node.about ??= Object.assign(document.createElement('span'), { id: `about-${item.id}` });
      node.about.textContent = words;
      node.element.setAttribute('aria-describedby', node.about.id);
    } else {
      node.about?.remove();
      node.about = null;
      node.element.removeAttribute('aria-describedby');
    }
    return node.about;
  }

  /** Only the plain page shows labels: elsewhere they are in the picture. @param {Node} node @param {Item} item */
  function labelOf(node, item) {
    node.element.id = `field-${item.id}`;
    node.label ??= Object.assign(document.createElement('label'), { htmlFor: node.element.id });
    if (node.label.textContent !== item.name) node.label.textContent = item.name ?? '';
    return node.label;
  }

  /**
   * Puts children in order without ever taking the focused one out of the page.
   * @param {Element} parent @param {Element[]} children
   */
  function arrange(parent, children) {
    let next = parent.firstElementChild;
    for (const child of children) {
      if (child === next) {
        next = next.nextElementSibling;
        continue;
      }
      if (child.parentElement === parent && child.contains(document.activeElement)) {
        while (next && next !== child) {
          const other = next;
          next = next.nextElementSibling;
          parent.append(other);
        }
        next = child.nextElementSibling;
      } else {
        parent.insertBefore(child, next);
      }
    }
  }

  /** On the plain page a table wider than the screen scrolls on its own, which the keys must reach. @param {HTMLElement} table */
  function reachScrolled(table) {
    if (page.plain.on() && table.scrollWidth > table.clientWidth) table.tabIndex = 0;
    else if (table !== document.activeElement) table.removeAttribute('tabindex');
  }

  /** What scrolls into view must not stop under a fixed bar. @param {Item[]} items */
  function keepBarsOffFocus(items) {
    let top = 0, bottom = 0;
    for (const { layer, parent, rect: [, y, width, height] } of items) {
      if (layer !== 'fixed' || parent || width < innerWidth - 1 || height > innerHeight / 2) continue;
      if (y <= 0) top = Math.max(top, y + height);
      else bottom = Math.max(bottom, innerHeight - y);
    }
    const padding = `${top + 8}px 0 ${bottom + 8}px`;
    if (document.documentElement.style.scrollPadding !== padding) document.documentElement.style.scrollPadding = padding;
  }

  /** @param {Node | null} opened @param {Node | null} wantsFocus @param {Node | undefined} focusedBefore */
  function moveFocus(opened, wantsFocus, focusedBefore) {
    if (opened !== modal) {
      if (opened && !modal) focusBeforeModal = focusedBefore?.id ?? 0;
      const closed = modal !== null && opened === null;
      modal = opened;
      for (const layer of [layers.content, layers.fixed, skip]) layer.inert = opened !== null;
      layers.overlay.classList.toggle('modal', opened !== null);
      if (opened && !wantsFocus) focus(firstControl(opened.element) ?? opened.element);
      if (closed && !wantsFocus) wantsFocus = nodes.get(focusBeforeModal) ?? null;
    }
    if (wantsFocus) {
      focus(wantsFocus.element);
    } else if (focusedBefore && nodes.get(focusedBefore.id) !== focusedBefore && document.activeElement === document.body) {
      // What had the focus is gone: the page's heading (or the dialog) is the nearest thing that is still there.
      const heir = nodes.get(focusedBefore.id)?.element ?? modal?.element ?? layers.content.querySelector('h1') ??
        document.querySelector('main');
      if (heir instanceof HTMLElement) focus(heir);
    }
  }

  /** @param {Element} within @returns {HTMLElement | null} */
  const firstControl = (within) => within.querySelector('input:not(:disabled), textarea, select, button, a[href]');

  /** @param {HTMLElement} element */
  function focus(element) {
    element.focus({ preventScroll: !layers.content.contains(element) || element.tagName === 'H1' });
  }

  /**
   * Once what was just done is shown, what has the focus is on the screen. A dialog higher than that moves with the page,
   * which no browser knows.
   */
  function keepInSight() {
    const element = document.activeElement;
    if (!byElement.has(/** @type {Element} */ (element))) return;
    const look = () => {
      if (!element || element !== document.activeElement) return;
      if (!layers.overlay.contains(element) || page.plain.on()) return element.scrollIntoView({ block: 'nearest' });
      // A keyboard on the screen takes from what is seen, on some systems not from the window.
      const from = visualViewport?.offsetTop ?? 0, to = from + (visualViewport?.height ?? innerHeight);
      const { top, bottom } = element.getBoundingClientRect();
      if (top >= from && bottom <= to) return;
      if (!modal || modal.element.getBoundingClientRect().height <= innerHeight) return element.scrollIntoView({ block: 'nearest' });
      scrollBy(0, top < from ? top - from - EDGE : Math.min(bottom - to + EDGE, top - from - EDGE));
    };
    // A dialog knows its height in the second frame, and the page its own in the third.
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(look)));
  }

  return {
    apply,
    keepInSight,
    /** The node of an event's target. @param {EventTarget | null} target */
    nodeOf(target) {
      for (let element = target instanceof Element ? target : null; element; element = element.parentElement) {
        const node = byElement.get(element);
        if (node) return node;
      }
      return undefined;
    },
    modal: () => modal,
  };
}
