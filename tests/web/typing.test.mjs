// Typing by the keys themselves, in each engine: letters with accents, lines, selecting, replacing, undoing in a field. What
// the device keeps is what the field showed. Letters composed of several keys, and corrections by the keyboard of a phone, come
// as the events that those make.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { begin, closeEngines, device, engines, sees, webkit, webkitIsHere } from './engines.mjs';
import { words } from './words.mjs';

after(closeEngines);

const say = words('en');
const START = { chromium: device, firefox: device, webkit };
const NAME = 'Évora-Ñandú do São João', LINES = ['Où va l’eau ?', '', 'À Bé, chaque été…'];

/** The field of this name has the focus and is ready to be typed in. */
const into = (tab, name) => tab.evaluate(async (text) => {
  const { until } = window.hands;
  const named = (each) => (each.getAttribute('aria-label') ?? each.labels?.[0]?.textContent ?? '').trim() === text;
  const field = await until(() => [...document.querySelectorAll('#content :is(input, textarea)')].find(named), text);
  field.focus();
  await until(() => document.activeElement === field, 'the focus');
}, name);
const value = (tab) => tab.evaluate(() => document.activeElement.value);
/** The page is loaded anew; then the contact of the network, as it was kept. */
const kept = async (tab) => {
  await tab.reload();
  await tab.evaluate((title) => window.hands.until(() => window.hands.has('h1', title), title), say('settings.title'));
  await into(tab, say('field.network.contact'));
  return value(tab);
};
const holds = (tab, text) => tab.evaluate((expected) => window.hands.until(() => document.activeElement.value === expected, expected), text);

for (const engine of [...engines, ...(webkitIsHere ? ['webkit'] : [])]) {
  test(`${engine}: what is typed key by key is what is kept`, { timeout: 300_000 }, async () => {
    const mine = await START[engine](engine);
    await mine.start();
    const tab = await mine.tab(), { keyboard } = tab;
    await begin(tab);
    await tab.evaluate(async (texts) => { if (!window.hands.has('input', texts.field)) await window.hands.press(texts.add); }, { field: say('cities.name'), add: say('cities.add') });

    // Accents, and a part that is selected and typed over.
    await into(tab, say('cities.name'));
    await keyboard.type(`${NAME}xyz`);
    await holds(tab, `${NAME}xyz`);
    await keyboard.down('Shift');
    for (let i = 0; i < 3; i += 1) await keyboard.press('ArrowLeft');
    await keyboard.up('Shift');
    await keyboard.press('Backspace');
    await holds(tab, NAME);
    // The field's own undo, step by step, and back: it is the browser's.
    const again = async (command, ...keys) => {
      if (engine === 'webkit') {  // Its driver's keys do not reach the menu that has them.
        await tab.evaluate((name) => document.execCommand(name), command);
      } else {
        for (const key of keys) await keyboard.down(key);
        await keyboard.press('z');
        for (const key of keys.reverse()) await keyboard.up(key);
      }
      await tab.evaluate(() => window.hands.answered());
    };
    await again('undo', 'Control');
    assert.notEqual(await value(tab), NAME);
    for (let i = 0; i < 5 && await value(tab) !== NAME; i += 1) await again('redo', 'Control', 'Shift');
    assert.equal(await value(tab), NAME);
    // In Safari's engine the key that ends a composition comes after its end, by this code: it sends nothing off.
    await tab.evaluate(async () => {
      const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
      Object.defineProperty(enter, 'keyCode', { value: 229 });
      document.activeElement.dispatchEvent(enter);
      await window.hands.answered();
    });
    assert.equal(await value(tab), NAME);
    assert.deepEqual(await tab.evaluate(() => window.hands.links('^Évora')), []);
    await tab.evaluate((add) => window.hands.press(add), say('cities.add'));
    await tab.evaluate((name) => window.hands.until(() => window.hands.links(`^${name}`).length === 1, name), NAME);

    // Lines in a field of several lines.
    await tab.evaluate((title) => window.hands.go('#/settings', title), say('settings.title'));
    await into(tab, say('field.network.contact'));
    for (const [i, line] of LINES.entries()) {
      if (i > 0) await keyboard.press('Enter');
      if (line) await keyboard.type(line);
    }
    await holds(tab, LINES.join('\n'));

    // The last letters, and a link followed in the same breath, before anything could be drawn.
    await tab.evaluate(async (texts) => {
      const field = document.activeElement;
      field.value += ' !';
      field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: '!' }));
      field.blur();
      location.hash = '#/cities';
      await window.hands.until(() => window.hands.has('h1', texts.cities), texts.cities);
      await window.hands.go('#/settings', texts.settings);
    }, { cities: say('cities.title'), settings: say('settings.title') });
    await into(tab, say('field.network.contact'));
    const text = `${LINES.join('\n')} !`;
    await holds(tab, text);

    // An accent composed of two keys, and a word that the keyboard corrects: nothing of what is only half there is kept.
    const end = await tab.evaluate(async () => {
      const field = document.activeElement, before = field.value, seen = [];
      const compose = (type, data) => field.dispatchEvent(new CompositionEvent(type, { bubbles: true, data }));
      const put = (typed, inputType, data) => {
        field.value = typed;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType, data }));
      };
      compose('compositionstart', '');
      for (const part of ['´', '´e']) {
        compose('compositionupdate', part);
        put(before + part, 'insertCompositionText', part);
        await new Promise((resolve) => setTimeout(resolve, 60));
        seen.push(field.value);
      }
      const enter = new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true });
      field.dispatchEvent(enter);
      put(`${before}é`, 'insertCompositionText', 'é');
      compose('compositionend', 'é');
      put(`${before}état`, 'insertReplacementText', 'état');
      return { seen, value: field.value, before, prevented: enter.defaultPrevented };
    });
    assert.deepEqual(end.seen, [`${text}´`, `${text}´e`]);
    assert.equal(end.value, `${text}état`);
    assert.equal(end.prevented, false);

    // A long text that is pasted.
    const long = 'Une phrase qui revient, encore et encore. '.repeat(80);
    await tab.evaluate((pasted) => {
      const field = document.activeElement;
      field.setSelectionRange(field.value.length, field.value.length);
      field.setRangeText(pasted, field.value.length, field.value.length, 'end');
      field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
    }, long);
    await holds(tab, `${text}état${long}`);

    await tab.evaluate(() => document.activeElement.blur());
    await sees(tab, say('common.saved_on_device'));
    assert.equal(await kept(tab), `${text}état${long}`);
    await mine.remove();
  });
}

test('chromium: letters composed by an input method, over a field that is drawn again meanwhile', { timeout: 120_000 }, async (t) => {
  if (!engines.includes('chromium')) return t.skip('not here');
  const mine = await device('chromium');
  await mine.start();
  const tab = await mine.tab();
  await begin(tab);
  await tab.evaluate((title) => window.hands.go('#/settings', title), say('settings.title'));
  await into(tab, say('field.network.contact'));
  const session = await tab.createCDPSession();
  const compose = (text) => session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  // The first letters of all, while the page becomes another.
  for (const [i, text] of ['´', '´e'].entries()) {
    await compose(text);
    await tab.setViewport({ width: 820 + 20 * i, height: 520 });
    await tab.evaluate(() => window.hands.answered());
    assert.equal(await value(tab), text);
  }
  await compose('');
  await tab.keyboard.type('Rua ');
  for (const text of ['~', '~a', 'ã']) {
    await compose(text);
    await tab.evaluate(() => { window.dispatchEvent(new Event('resize')); return window.hands.answered(); });
    assert.equal(await value(tab), `Rua ${text}`);
  }
  await session.send('Input.insertText', { text: 'ã' });
  await tab.keyboard.type('o');
  await holds(tab, 'Rua ão');
  // Composed, and then let go.
  await compose('xy');
  await compose('');
  await holds(tab, 'Rua ão');
  // Left in the middle of a word: what is seen is kept.
  await compose(' Sã');
  assert.equal(await kept(tab), 'Rua ão Sã');
  await mine.remove();
});

test('what is spelt is words, in the language they are written in', async (t) => {
  if (!engines.includes('chromium')) return t.skip('not here');
  const mine = await device('chromium');
  await mine.start();
  const tab = await mine.tab();
  await begin(tab);
  await tab.evaluate((title) => window.hands.go('#/settings', title), say('settings.title'));
  const spelt = (name) => into(tab, name).then(() => tab.evaluate(() => [document.activeElement.spellcheck, document.activeElement.closest('[lang]').lang]));
  assert.deepEqual(await spelt(say('field.network.contact')), [true, 'en']);
  assert.deepEqual(await spelt(say('settings.name')), [false, 'en']);
  await mine.remove();
});

test('chromium: what is pasted by the keys is there, and what is more than a field holds is told', async (t) => {
  if (!engines.includes('chromium')) return t.skip('not here');
  const mine = await device('chromium');
  await mine.start();
  const tab = await mine.tab(), { keyboard } = tab;
  await begin(tab);
  await tab.evaluate((title) => window.hands.go('#/settings', title), say('settings.title'));
  await into(tab, say('field.network.contact'));
  const copyAndPaste = async (text, times) => {
    await tab.evaluate((all) => { document.activeElement.value = all; document.activeElement.select(); }, text);
    for (const key of ['c', 'End', ...Array(times).fill('v')]) {
      if (key === 'End') {
        await keyboard.press('End');
        continue;
      }
      await keyboard.down('Control');
      await keyboard.press(key);
      await keyboard.up('Control');
    }
  };
  const most = await tab.evaluate(() => document.activeElement.maxLength), half = 'Où va l’eau ? '.repeat(Math.ceil(most / 28));
  await copyAndPaste(half.slice(0, most / 2 - 10), 1);
  await holds(tab, half.slice(0, most / 2 - 10).repeat(2));
  assert.equal(await tab.evaluate((words) => window.hands.says(words), say('form.cut', { n: most.toLocaleString('en') })), false);
  await copyAndPaste(half.slice(0, most / 2), 2);
  await sees(tab, say('form.cut', { n: most.toLocaleString('en') }));
  assert.equal((await value(tab)).length, most);
  await mine.remove();
});
