// One record becomes one HTML element: which, and how its attributes follow the record.

/**
 * @typedef {{id: number, parent?: number, role: string, layer?: string, state?: number, level?: number,
 *   rect: [number, number, number, number], fontSize?: number, key?: string, name?: string, value?: string,
 *   description?: string, href?: string, inputMode?: string, autocomplete?: string, language?: string, maxLength?: number, options?: string[],
 *   controls?: number, active?: number}} Item
 * @typedef {{id: number, kind: string, element: HTMLElement, label: HTMLLabelElement | null, about: HTMLElement | null, item: Item,
 *   set: Map<string, string>, sent: string | null, before: string, answered: boolean, holds: boolean}} Node
 */

export const DISABLED = 1, CHECKED = 2, EXPANDED = 4, COLLAPSED = 8, SELECTED = 16, CURRENT = 32, INVALID = 64,
  REQUIRED = 128, MULTILINE = 256, READ_ONLY = 512, WANTS_FOCUS = 1024, MODAL = 2048, POINTED = 4096;

/** @type {Record<string, [tag: string, role?: string]>} */
const ELEMENTS = {
  banner: ['header', 'banner'], navigation: ['nav'], main: ['main'], region: ['section'], group: ['div', 'group'],
  // Positioned by CSS, lists and tables would lose their meaning in some browsers: the role says it again.
  list: ['ul', 'list'], listitem: ['li', 'listitem'], table: ['table', 'table'], row: ['tr', 'row'],
  listbox: ['div', 'listbox'], option: ['div', 'option'],
  columnheader: ['th', 'columnheader'], rowheader: ['th', 'rowheader'], cell: ['td', 'cell'],
  dialog: ['div', 'dialog'], text: ['p'], image: ['div', 'img'], status: ['div', 'status'], alert: ['div', 'alert'],
  progressbar: ['div', 'progressbar'], timer: ['div', 'timer'], button: ['button'], link: ['a'], textbox: ['input'], searchbox: ['input'],
  combobox: ['select'], checkbox: ['input'], radiogroup: ['div', 'radiogroup'], radio: ['input'],
};
const FIELDS = new Set(['textbox', 'searchbox', 'combobox', 'checkbox', 'radio']);
const TEXTS = new Set(['heading', 'text', 'columnheader', 'rowheader', 'cell', 'status', 'alert', 'timer', 'button', 'link',
  'listitem', 'option']);

/** @param {Item} item */
export const isField = (item) => FIELDS.has(item.role);
/** @param {Item} item */
export const isTyped = (item) => item.role === 'textbox' || item.role === 'searchbox';

/** Days and times have fields of their own. @param {Item} item */
const isClock = (item) => item.inputMode === 'date' || item.inputMode === 'time';

/** Elements of one kind follow their record; another kind is another element. @param {Item} item */
export function kindOf(item) {
  const state = item.state ?? 0;
  if (item.role === 'heading') return `h${item.level || 2}`;
  if (item.role === 'textbox' && state & MULTILINE) return 'textarea';
  if (item.role === 'image' && item.value) return 'img';
  return item.role + (isClock(item) ? `-${item.inputMode}` : '');
}

/** @param {Item} item @returns {Node} */
export function createNode(item) {
  const kind = kindOf(item);
  const [tag, role] = ELEMENTS[item.role] ?? [kind];
  const element = document.createElement(kind === 'textarea' || kind === 'img' || item.role === 'heading' ? kind : tag);
  if (role && kind !== 'img') element.setAttribute('role', role);
  if (element instanceof HTMLButtonElement) element.type = 'button';
  if (element instanceof HTMLInputElement) {
    element.type = item.role === 'checkbox' || item.role === 'radio' ? item.role
      : isClock(item) ? item.inputMode ?? '' : item.role === 'searchbox' ? 'search' : 'text';
    element.autocomplete = item.autocomplete ?? 'off';
  }
  if (item.role === 'columnheader') element.setAttribute('scope', 'col');
  if (item.role === 'rowheader') element.setAttribute('scope', 'row');
  if (item.role === 'dialog' || item.role === 'main' || kind === 'h1') element.tabIndex = -1;
  if (item.role === 'status' || item.role === 'alert') element.setAttribute('aria-live', 'off');  // announce() says it, once.
  if (item.role === 'listbox' || item.role === 'option') element.id = `found-${item.id}`;
  if (isTyped(item)) element.dir = 'auto';
  return { id: item.id, kind, element, label: null, about: null, item, set: new Map(), sent: null, before: '', answered: false, holds: false };
}

/** Touches the page only when the value is another. @param {Node} node @param {string} name @param {string | null} value */
function attribute(node, name, value) {
  if ((node.set.get(name) ?? null) === value) return;
  if (value === null) {
    node.set.delete(name);
    node.element.removeAttribute(name);
  } else {
    node.set.set(name, value);
    node.element.setAttribute(name, value);
  }
}

/** @param {Node} node @param {string} name @param {string} value */
function style(node, name, value) {
  const key = 'style:' + name;
  if (node.set.get(key) === value) return;
  node.set.set(key, value);
  node.element.style.setProperty(name, value);
}

/** @param {boolean | number} yes */
const flag = (yes) => (yes ? 'true' : null);

/**
 * Makes the element say what the record says. `origin` is the corner it is placed from.
 * @param {Node} node @param {Item} item @param {[number, number]} origin @param {boolean} holds whether it has children
 */
export function updateNode(node, item, origin, holds) {
  const { element } = node;
  const state = item.state ?? 0;
  const [x, y, width, height] = item.rect;
  style(node, 'left', `${x - origin[0]}px`);
  style(node, 'top', `${y - origin[1]}px`);
  style(node, 'width', `${width}px`);
  style(node, 'height', `${height}px`);
  if (item.fontSize) style(node, 'font-size', `${item.fontSize}px`);
  attribute(node, 'data-testid', item.key ?? null);
  attribute(node, 'lang', item.language ?? null);
  attribute(node, 'data-pointed', flag(state & POINTED));

  const name = item.name ?? '';
  const written = TEXTS.has(item.role) && !holds;
  if (written) {
    const words = item.role === 'timer' ? item.value ?? '' : name;
    if (node.set.get('text') !== words) {
      node.set.set('text', words);
      element.textContent = words;
    }
  } else if (node.set.has('text')) {
    node.set.delete('text');
    element.textContent = '';
  }
  attribute(node, element instanceof HTMLImageElement ? 'alt' : 'aria-label', (written && item.role !== 'timer') || !name ? null : name);
  if (element instanceof HTMLAnchorElement) attribute(node, 'href', item.href ?? null);

  attribute(node, 'aria-expanded', state & EXPANDED ? 'true' : state & COLLAPSED ? 'false' : null);
  attribute(node, 'aria-current', state & CURRENT ? (item.role === 'link' ? 'page' : item.role === 'listitem' ? 'step' : 'true') : null);
  attribute(node, 'aria-invalid', flag(state & INVALID));
  if (item.role === 'button') {
    attribute(node, 'aria-disabled', flag(state & DISABLED));  // Still focusable: the focus is never lost to a state.
    attribute(node, 'aria-pressed', flag(state & SELECTED));
  } else if (isField(item)) {
    attribute(node, 'disabled', state & DISABLED ? '' : null);
    attribute(node, 'aria-required', item.role === 'checkbox' || item.role === 'radio' ? null : flag(state & REQUIRED));
  }
  if (item.role === 'option') attribute(node, 'aria-selected', state & SELECTED ? 'true' : 'false');
  if (item.role === 'searchbox' && state & (EXPANDED | COLLAPSED)) {
    // A search over a list of findings: the focus stays in the field, the arrows choose in the list.
    attribute(node, 'role', 'combobox');
    attribute(node, 'aria-autocomplete', 'list');
    attribute(node, 'aria-controls', item.controls ? `found-${item.controls}` : null);
    attribute(node, 'aria-activedescendant', item.active ? `found-${item.active}` : null);
  }
  if (item.role === 'dialog') attribute(node, 'aria-modal', flag(state & MODAL));
  if (item.role === 'timer') attribute(node, 'aria-live', 'off');  // Not a word each second.
  if (item.role === 'progressbar') {
    attribute(node, 'aria-valuemin', '0');
    attribute(node, 'aria-valuemax', '100');
    attribute(node, 'aria-valuenow', item.value || '0');
  }
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    attribute(node, 'readonly', state & READ_ONLY ? '' : null);
    if (isTyped(item)) {
      attribute(node, 'maxlength', item.maxLength ? String(item.maxLength) : null);
      if (item.inputMode && !isClock(item)) attribute(node, 'inputmode', item.inputMode);
      // Numbers, addresses, a person's own name and what is searched for are not spelt.
      attribute(node, 'spellcheck', item.inputMode || item.autocomplete || item.role === 'searchbox' ? 'false' : null);
    }
  }
  if (element instanceof HTMLInputElement && (item.role === 'checkbox' || item.role === 'radio')) {
    if (item.role === 'radio') attribute(node, 'name', `group-${item.parent ?? 0}`);
    const checked = (state & (CHECKED | SELECTED)) !== 0;
    if (element.checked !== checked) element.checked = checked;
  }
  if (element instanceof HTMLSelectElement) updateOptions(node, element, item);
  node.item = item;
  node.holds = holds;
}

/** @param {Node} node @param {HTMLSelectElement} select @param {Item} item */
function updateOptions(node, select, item) {
  const options = item.options ?? [];
  const joined = options.join('\n');
  if (node.set.get('options') !== joined) {
    node.set.set('options', joined);
    select.replaceChildren(...options.map((text, index) => new Option(text, String(index))));
  }
  const index = item.value === '' || item.value === undefined ? -1 : Number(item.value);
  if (select.selectedIndex !== index) select.selectedIndex = index;
}

/**
 * Gives a field the text C++ holds. While the person types, C++'s text is a step behind: until it has answered with what
 * was sent, the text from before means nothing; after that, another text is one C++ decided (cleared after Enter).
 * @param {Node} node @param {boolean} composing
 */
export function updateText(node, composing) {
  const { element, item } = node;
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) || !isTyped(item)) return;
  const value = item.value ?? '';
  if (value === node.sent) node.answered = true;
  if (document.activeElement === element) {
    if (composing) return;  // Of letters that are half there nothing was sent yet.
    if (node.sent !== null && (value === node.sent || (!node.answered && value === node.before))) return;
  }
  node.before = value;
  node.sent = null;
  if (element.value !== value) element.value = value;
}

/** Remembers what is on its way to C++. @param {Node} node @param {string} value */
export function textSent(node, value) {
  node.sent = value;
  node.answered = false;
}
