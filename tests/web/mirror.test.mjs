// The HTML mirror: what assistive technology finds, and that text is typed as everywhere else.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import { closeBrowser, exploreDemo, settled, shown, start } from './harness.mjs';
import { person } from './person.mjs';
import { routes } from './routes.mjs';
import { words } from './words.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
after(closeBrowser);

/**
 * Rule and element of each violation. In the picture text is transparent on purpose: its contrast is measured on the tokens, by
 * native tests; on the plain page it is measured here.
 * @returns {Promise<string[]>}
 */
async function violations(page) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe);
  return page.evaluate(async () => {
    const plain = document.documentElement.classList.contains('plain');
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: plain } } });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

async function visit({ page }, fragment) {
  await page.evaluate((hash) => { location.hash = hash; }, fragment);
  await settled(page);
}

/** The demo network, open. */
async function demo(options) {
  const app = await start({ width: 1440, height: 900, ...options });
  assert.deepEqual(await violations(app.page), [], 'the first visit');
  await exploreDemo(app);
  return app;
}

/** What is wrong at any address, all of it at once: a page load for each would take long. */
async function everyAddress(app) {
  const { page } = app;
  const wrong = [];
  for (const { fragment } of routes()) {
    await visit(app, fragment);
    assert.equal(await page.evaluate(() => location.hash), fragment);
    for (const violation of await violations(page)) wrong.push(`${fragment} ${violation}`);
    for (const [what, role] of [['h1', { level: 1 }], ['main', {}]]) {
      const count = await page.getByRole(what === 'h1' ? 'heading' : what, role).count();
      if (count !== 1) wrong.push(`${fragment} ${count} ${what}`);
    }
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual(app.problems, []);
}

const PHONE = { width: 360, height: 740, touch: true };
/** Each language, dress, size and role at each address; all of them together where there is time. */
const LOOKS = process.env.PARCOURS_LONG
  ? ['fr', 'en', 'pt'].flatMap((language, i) => ['', '?plain=1'].flatMap((hash, j) => [{}, PHONE].map((size, k) =>
    ({ language, hash, ...size, dark: k === j, role: ['lead', 'city', 'expert', 'facilitator'][(i + j + 2 * k) % 4] }))))
  : [{ language: 'fr', hash: '', role: 'lead' }, { language: 'en', hash: '?plain=1', role: 'city' },
    { language: 'pt', hash: '', ...PHONE, role: 'facilitator' }, { language: 'fr', hash: '?plain=1', ...PHONE, dark: true, role: 'expert' }];

for (const { role, ...options } of LOOKS) {
  const { language, hash, width, dark } = options;
  test(`has no accessibility violation at any address of the demo in ${language}${hash && ', as a plain page'}${width ? ', on a phone' : ''}${dark ? ', at night' : ''}, for a ${role}`, { timeout: 300_000 }, async () => {
    const app = await demo(options), me = person(app.page, language);
    await me.visit('#/settings');
    await me.role(`common.role.${role}`);
    if (role === 'city') await me.byRole('combobox', 'settings.my_city').selectOption({ index: 0 });
    await everyAddress(app);
    await app.close();
  });
}

for (const [language, hash] of [['fr', ''], ['en', '?plain=1'], ['pt', '']]) {
  test(`has no accessibility violation above a page, in a form or in a session in ${language}`, { timeout: 300_000 }, async () => {
    const say = words(/** @type {'fr' | 'en' | 'pt'} */ (language));
    const app = await demo({ language, hash });
    const { page } = app;
    const wrong = [];
    const look = async (where) => { for (const violation of await violations(page)) wrong.push(`${where}: ${violation}`); };
    const key = async (name) => { await page.keyboard.press(name); await settled(page); };
    const dialog = (name) => page.getByRole('dialog', { name, exact: true });
    const gone = async () => { await key('Escape'); assert.equal(await page.getByRole('dialog').count(), 0); };

    await visit(app, '#/home');
    await key('/');
    await page.keyboard.type('a');
    await settled(page);
    assert.ok(await page.getByRole('option').count() > 1, 'the search finds something');
    await look('search');
    await gone();
    await key('?');
    await dialog(say('keys.title')).waitFor();
    await look('keys');
    await page.getByRole('button', { name: say('tour.title'), exact: true }).click();
    await dialog(say('tour.home_title')).waitFor();
    await look('tour');
    await gone();

    await visit(app, '#/data');
    await page.getByRole('button', { name: say('data.forget_button'), exact: true }).click();
    await dialog(say('data.forget_button')).waitFor();
    await settled(page);
    await look('a question before all is forgotten');
    await gone();

    const city = routes().find(({ name }) => name === 'city-one');
    await visit(app, city.fragment);
    const name = page.getByRole('textbox', { name: say('field.city.name'), exact: true });
    const before = await name.inputValue();
    await name.fill('');
    await settled(page);
    assert.equal(await name.getAttribute('aria-invalid'), 'true');
    await look('a form with an error');
    await name.fill(before);
    await settled(page);

    const workshop = routes().find(({ name }) => name === 'workshop');
    await visit(app, workshop.fragment);
    for (const part of ['agenda', 'needs', 'notes', 'parking', 'votes', 'summary']) {
      await page.getByRole('radio', { name: say(`workshop.${part}`), exact: true }).check({ force: true });
      await settled(page);
      await look(`a session, ${part}`);
    }
    assert.deepEqual(wrong, []);
    assert.deepEqual(app.problems, []);
    await app.close();
  });
}

test('marks what is written in another language, to read and to write', async () => {
  const app = await demo({ language: 'fr' });
  const { page } = app;
  await visit(app, '#/cities');
  const challenge = page.getByText('Dar uma licença de comércio em dias', { exact: false }).first();
  assert.equal(await challenge.getAttribute('lang'), 'pt');
  await page.getByRole('link', { name: 'Porto Aurora' }).first().click();
  await settled(page);
  assert.equal(await challenge.getAttribute('lang'), 'pt');
  const why = page.getByRole('textbox', { name: words('fr')('field.city.challenge_reason'), exact: true });
  await why.fill('Seis em cada dez');
  await settled(page);
  assert.equal(await why.getAttribute('lang'), 'pt');
  assert.equal(await page.getByRole('heading', { level: 1 }).getAttribute('lang'), null);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'fr');
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('gives the pointer everything that can be pressed, also on a page higher than the screen', async () => {
  const app = await start({ language: 'fr' });
  await exploreDemo(app);
  await app.page.evaluate(() => { location.hash = '#/backlog'; });
  await settled(app.page);
  const covered = await app.page.evaluate(() => [...document.querySelectorAll('.layer a, .layer button')].filter((each) => {
    const { x, y, width, height } = each.getBoundingClientRect();
    const there = y > 0 && y + height < innerHeight;
    return there && !each.matches(':disabled') && !each.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  }).map((each) => each.outerHTML.slice(0, 120)));
  assert.deepEqual(covered, []);
  await app.page.getByRole('link', { name: 'Bibliothèque' }).first().click();
  await settled(app.page);
  assert.equal(await app.page.evaluate(() => location.hash), '#/library');
  await app.close();
});

test('hides the picture from assistive technology and lets the keyboard reach everything, with a ring around it', { timeout: 300_000 }, async () => {
  const app = await demo({ language: 'fr' }), { page } = app;
  assert.equal(await page.locator('#canvas').getAttribute('aria-hidden'), 'true');
  const wrong = [];
  for (const { fragment } of routes()) {
    await visit(app, fragment);
    // What can be operated; of a group of radios, one is a stop, and the arrows reach the others.
    const stops = await page.evaluate(() => {
      document.activeElement?.blur();
      window.stops = new Map();
      for (const each of document.querySelectorAll('.layer :is(a[href], button, input, select, textarea)'))
        if (!each.disabled) window.stops.set(each.type === 'radio' ? each.name : each, each);
      window.unringed = [];
      // A field for a day or a time has a stop for each of its parts, and one for its calendar.
      return window.stops.size + 4 * document.querySelectorAll('.layer :is([type=date], [type=time])').length;
    });
    for (let presses = 0; presses < stops + 5; presses += 1) {
      await page.keyboard.press('Tab');
      const left = await page.evaluate(() => {
        const it = document.activeElement, key = it.type === 'radio' ? it.name : it;
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(it);
        const seen = outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2 && !outlineColor.endsWith(', 0)');
        if (window.stops.delete(key) && !seen) window.unringed.push(it.outerHTML.slice(0, 120));
        return window.stops.size;
      });
      if (left === 0) break;
    }
    const unreached = await page.evaluate(() => [...window.stops.values()].map((each) => `unreached ${each.outerHTML.slice(0, 120)}`).concat(window.unringed));
    wrong.push(...unreached.map((each) => `${fragment} ${each}`));
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual(app.problems, []);
  await app.close();
});

/** A field to type in: the name of a network to create. */
const field = (app) => app.page.getByTestId('name');

test('takes accents typed key by key, by dead keys, and composed', async () => {
  const app = await start();
  const box = field(app);
  await box.focus();
  await app.page.keyboard.type('Réseau São ');
  const devtools = await app.context.newCDPSession(app.page);
  // A dead key: the browser composes ^ and then commits ê.
  await devtools.send('Input.imeSetComposition', { text: '^', selectionStart: 1, selectionEnd: 1 });
  await app.page.waitForTimeout(100);
  await devtools.send('Input.insertText', { text: 'ê' });
  await devtools.send('Input.imeSetComposition', { text: 'ç', selectionStart: 1, selectionEnd: 1 });
  await devtools.send('Input.insertText', { text: 'ç' });
  await settled(app.page);
  assert.equal(await box.inputValue(), 'Réseau São êç');
  // What C++ holds comes back to the field once it is left.
  await box.blur();
  await settled(app.page);
  assert.equal(await box.inputValue(), 'Réseau São êç');
  assert.deepEqual(app.problems, []);
  await app.close();
});

test('shows the text of a field in the page while it has the focus, in the picture otherwise', async () => {
  const app = await start();
  const box = field(app);
  await box.fill('Abidjan');
  const transparent = 'rgba(0, 0, 0, 0)';
  assert.notEqual(await box.evaluate((element) => getComputedStyle(element).color), transparent);
  await box.blur();
  assert.equal(await box.evaluate((element) => getComputedStyle(element).color), transparent);
  await app.close();
});

test('keeps the focused element through frames', async () => {
  const app = await start();
  const box = field(app);
  await box.focus();
  await app.page.evaluate(() => { window.focusedBefore = document.activeElement; });
  await app.page.keyboard.type('Une ville');
  await app.page.setViewportSize({ width: 700, height: 900 });
  await settled(app.page);
  assert.ok(await app.page.evaluate(() => document.activeElement === window.focusedBefore && window.focusedBefore.isConnected));
  await app.close();
});

test('says aloud what was done, once, and where one is', async () => {
  const app = await start({ language: 'en' }), me = person(app.page, 'en');
  await me.begin('Rivers');
  await me.visit('#/cities');
  await app.page.evaluate(() => {
    window.heard = [];
    for (const id of ['polite', 'assertive'])
      new MutationObserver(() => window.heard.push(document.getElementById(id).textContent)).observe(document.getElementById(id), { childList: true, characterData: true, subtree: true });
  });
  await me.addCity('Aroual');
  await app.page.keyboard.press('Escape');
  await app.page.evaluate(() => document.activeElement.blur());
  await app.page.keyboard.press('Control+z');
  const undone = me.say('app.undone', { what: me.say('cities.did_add') });
  const heard = () => app.page.evaluate(() => window.heard.filter((words) => words !== ''));
  await app.page.waitForFunction((words) => window.heard.includes(words), undone);
  await app.page.waitForTimeout(1200);
  assert.equal((await heard()).filter((words) => words === undone).length, 1);
  // A refused file interrupts, once; nothing else in the page is a live region, so nothing is said twice.
  await me.drop('no file of ours', 'letter.txt');
  const alert = app.page.getByRole('alert').first();
  await alert.waitFor({ state: 'attached' });
  await app.page.waitForTimeout(1200);
  const refusal = await app.page.locator('#assertive').textContent();
  assert.notEqual(refusal, '');
  assert.equal((await heard()).filter((words) => words === refusal).length, 1);
  assert.deepEqual(await app.page.locator('[role=alert], [role=status]').evaluateAll((all) => all.filter((it) => it.getAttribute('aria-live') !== 'off' && !['polite', 'assertive'].includes(it.id)).map((it) => it.outerHTML)), []);
  // Another place is named when the link that led there stays.
  await app.page.getByRole('navigation').getByRole('link', { name: me.say('nav.backlog') }).first().focus();
  await app.page.keyboard.press('Enter');
  await app.page.waitForFunction((words) => window.heard.some((each) => each.startsWith(words)), me.say('nav.backlog'));
  assert.equal(await app.page.locator('#polite').getAttribute('aria-live'), 'polite');
  assert.equal(await app.page.locator('#assertive').getAttribute('aria-live'), 'assertive');
  await app.close();
});

test('leads past the navigation to the page, by the first stop of the keyboard', async () => {
  for (const plain of ['', '?plain=1']) {
    const app = await start({ language: 'en', hash: plain }), me = person(app.page, 'en');
    await me.begin('Rivers');
    await app.page.reload();
    await shown(app.page);
    await settled(app.page);
    await app.page.keyboard.press('Tab');
    assert.equal(await app.page.evaluate(() => document.activeElement.textContent), 'Skip to content');
    await app.page.keyboard.press('Enter');
    await app.page.keyboard.press('Tab');
    assert.equal(await app.page.evaluate(() => document.activeElement.closest('main') !== null), true);
    await app.close();
  }
});
