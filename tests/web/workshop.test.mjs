// A whole session in the room, without a network: on a projector by keyboard, and on a phone by touch.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { bothPictures, closeBrowser, picture, settled, shown } from './harness.mjs';
import { withoutNetwork } from './person.mjs';

after(closeBrowser);

const CITIES = ['Port-Clair', 'Rivecalme', 'Valombre'];

/** Presses and writes as this person does, and finds the parts of a session. */
async function device(language, screen) {
  const me = await withoutNetwork(language, screen);
  const keyboard = !screen.touch;
  /** As this person presses: a key on what has the focus, or a finger. */
  me.press = async (key, values) => {
    const button = me.byRole('button', key, values);
    if (keyboard) {
      await button.focus();
      await me.page.keyboard.press('Enter');
    } else await button.tap();
    await settled(me.page);
  };
  me.write = async (label, text) => {
    await me.page.getByRole('textbox', { name: label, exact: true }).last().fill(text);
    await settled(me.page);
  };
  me.choose = async (key, option) => {
    await me.byRole('combobox', key).selectOption({ label: option });
    await settled(me.page);
  };
  me.part = async (key) => {
    if (screen.width < 700) return me.choose('workshop.part', me.say(key));
    await me.byRole('radio', key).check({ force: true });
    return settled(me.page);
  };
  me.everything = () => me.page.evaluate(() => [document.body.innerText,
    ...[...document.querySelectorAll('input, textarea')].map((field) => /** @type {any} */ (field).value)].join('\n'));
  return me;
}

/** Three cities in a quarter, with a session, and a round that is open. */
async function prepare(me) {
  await me.begin('Rives');
  await me.visit('#/cities');
  for (const city of CITIES) await me.addCity(city);
  for (const item of ['funding_plan', 'open_data']) {
    await me.visit(`#/library-item/${item}`);
    await me.press('library.add');
  }
  await me.visit('#/round');
  await me.press('round.open');
  await me.choose('round.enter_for', CITIES[0]);
  await me.page.getByRole('radio', { name: me.say('common.grade.3'), exact: true }).first().check({ force: true });
  await settled(me.page);
  await me.press('round.close');
  await me.press('result.choose');
  await me.visit('#/quarter');
  await me.press('quarter.open');
  await me.choose('quarter.add_session', me.say('value.way.event'));
  await me.write(me.say('field.session.title'), 'Rencontre');
  const session = await me.page.evaluate(() => location.hash);
  await me.visit('#/round');
  await me.press('round.open');
  await me.visit(session);
}

const timer = (me) => me.page.getByRole('timer').first();
const frames = (me, milliseconds) => me.page.evaluate(async (wait) => {
  const before = window.framesAsked;
  await new Promise((resolve) => setTimeout(resolve, wait));
  return window.framesAsked - before;
}, milliseconds);

/** No frame is drawn while the clock stands, once what was said before has gone. */
async function atRest(me) {
  for (let tries = 0; tries < 8; tries += 1) if (await frames(me, 1500) === 0) return;
  assert.fail('frames are drawn while the clock stands');
}

async function runClock(me) {
  await me.press('quarter.agenda_use');
  assert.equal(await timer(me).innerText(), '10:00');
  assert.equal(await timer(me).getAttribute('aria-live'), 'off');
  await atRest(me);
  await me.press('workshop.start');
  const before = await timer(me).innerText();
  const running = await frames(me, 3100);
  assert.ok(running >= 3 && running <= 12, `${running} frames in three seconds`);
  assert.notEqual(await timer(me).innerText(), before);
  // The clock goes on while the page is loaded again, without a network.
  await me.app.page.reload();
  await shown(me.page);
  await me.page.getByRole('timer').first().waitFor();
  assert.match(await timer(me).innerText(), /^9:[0-5]\d$/);
  await me.press('workshop.next');
  assert.match(await timer(me).innerText(), /^1[45]:/);
  await me.press('workshop.pause');
  await settled(me.page);
  await atRest(me);
}

async function enterNeeds(me) {
  await me.part('workshop.needs');
  await me.press('workshop.pass');
  for (const [i, city] of CITIES.entries()) {
    await me.byRole('heading', 'workshop.pass_to', { city }).waitFor();
    assert.ok(!(await me.everything()).includes('Secret'), `seen while the device goes to ${city}`);
    assert.equal(await me.page.getByRole('radio').count(), 0);
    await me.press('workshop.we_are', { city });
    assert.ok(!(await me.everything()).includes('Secret'), `seen by ${city}`);
    assert.equal(await me.page.locator('input[type=radio]:checked').count(), 0);
    await me.page.getByRole('radio', { name: me.say('common.grade.3'), exact: true }).first().check({ force: true });
    await settled(me.page);
    await me.write(me.say('round.reason'), `Secret ${i}`);
    await me.press('workshop.done');
  }
  await me.page.getByText(me.say('round.answered'), { exact: true }).nth(2).waitFor({ state: 'attached' });
  assert.ok(!(await me.everything()).includes('Secret'));
}

async function takeNotes(me) {
  await me.part('workshop.notes');
  for (const [name, text] of [['Awa', 'Trop de sigles'], ['Inês', 'Bonne salle']]) {
    await me.write(me.say('field.session_note.by'), name);
    await me.write(me.say('field.session_note.text'), text);
    await me.press('workshop.next_person');
    assert.equal(await me.page.getByRole('textbox', { name: me.say('field.session_note.text'), exact: true }).inputValue(), '');
  }
  await me.page.getByRole('radio', { name: me.say('common.kind.reflection'), exact: true }).check({ force: true });
  await settled(me.page);
  await me.choose('field.session_note.city', CITIES[1]);
  await me.write(me.say('field.session_note.text'), 'Entre nous');
  await me.press('workshop.next_person');
  assert.ok(!(await me.everything()).includes('Entre nous'));
}

async function parkAndVote(me) {
  await me.part('workshop.parking');
  for (const text of ['La maintenance', 'Une erreur']) {
    await me.write(me.say('workshop.park'), text);
    await me.press('workshop.add');
  }
  await me.press('common.undo');
  await me.press('lessons.to_backlog');
  await me.part('workshop.votes');
  await me.write(me.say('field.show_of_hands.question'), 'On continue ?');
  await me.write(me.say('workshop.options'), 'Oui\nNon');
  await me.press('workshop.ask');
  await me.write('Oui', '9');
  await me.write('Non', '3');
  // A table, or on a phone a list of cards.
  const named = { name: 'On continue ?' };
  await me.page.getByRole('table', named).or(me.page.getByRole('list', named)).first().waitFor({ state: 'attached' });
}

async function takeSummary(me) {
  await me.part('workshop.summary');
  await me.write(CITIES[0], '4');
  const download = me.page.waitForEvent('download');
  await me.press('workshop.download');
  const html = readFileSync(await (await download).path(), 'utf8');
  const step = me.say('workshop.template.event').split('\n')[1].replace(/^\d+ min – /, '');
  for (const words of ['Rencontre', step, CITIES[0], 'On continue ?', '<td>9</td>', '<td>3</td>', 'La maintenance',
    'Awa', 'Trop de sigles', 'Inês', 'Bonne salle'])
    assert.ok(html.includes(words), `the summary lacks ${words}`);
  for (const words of ['Entre nous', 'Une erreur', 'Secret'])
    assert.ok(!html.includes(words), `the summary tells ${words}`);
}

async function wholeSession(me) {
  await prepare(me);
  await me.byRole('link', 'workshop.run').click();
  await settled(me.page);
  await runClock(me);
  await enterNeeds(me);
  await takeNotes(me);
  await parkAndVote(me);
  await takeSummary(me);
  assert.deepEqual(me.app.problems, []);
}

test('a whole session on a projector, by keyboard, without a network', { timeout: 600_000 }, async () => {
  const me = await device('fr', { width: 1440, height: 900 });
  await wholeSession(me);
  for (const key of ['agenda', 'needs', 'notes', 'parking', 'votes', 'summary']) {
    await me.part(`workshop.${key}`);
    await picture(me.page, `workshop-${key}`);
  }
  await me.part('workshop.agenda');
  await bothPictures(me.page, 'workshop');
  // Read from the back of a room.
  assert.ok((await timer(me).boundingBox()).height >= 80);
  await me.app.close();
});

test('a whole session on a phone, by touch, without a network', { timeout: 600_000 }, async () => {
  const me = await device('pt', { width: 360, height: 740, touch: true });
  await wholeSession(me);
  await me.app.close();
});
