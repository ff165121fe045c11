// One full quarter, from preparation to lessons, by three cities on three devices without a network: the lead expert's
// laptop in French, which is also the first city's, a phone in English, a laptop in Portuguese. They meet only in files.

import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { bothPictures, closeBrowser, pagesOf, settled } from './harness.mjs';
import { withoutNetwork } from './person.mjs';

after(closeBrowser);

const HANDBOOK = JSON.parse(readFileSync(new URL('../../assets/library/handbook.json', import.meta.url)));
const TOPIC = { fr: 'Financer son plan d’action', en: 'Paying for your action plan', pt: 'Financiar o plano de ação' };

/** A photo as a phone takes it: several megabytes. */
async function largePhoto(page) {
  const base64 = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 2250 });
    const context = canvas.getContext('2d');
    const noise = context.createImageData(3000, 2250);
    let seed = 1;
    for (let i = 0; i < noise.data.length; i += 1) noise.data[i] = (seed = (seed * 48271) % 2147483647) & 255;
    context.putImageData(noise, 0, 0);
    const blob = await new Promise((done) => { canvas.toBlob(done, 'image/jpeg', 0.9); });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  });
  const file = join(tmpdir(), 'practice.jpg');
  writeFileSync(file, Buffer.from(base64, 'base64'));
  assert.ok(statSync(file).size > 1_000_000);
  return file;
}

const field = (me, label) => me.page.getByRole('textbox', { name: label, exact: true }).last();
async function write(me, key, text) {
  await field(me, me.say(key)).fill(text);
  await settled(me.page);
}
async function chooseFrom(me, key, option) {
  await me.byRole('combobox', key).selectOption({ label: option });
  await settled(me.page);
}

/** A session of each way, and who was there. */
async function planSessions(lead, ways) {
  for (const way of ways) {
    await lead.visit('#/quarter');
    await chooseFrom(lead, 'quarter.add_session', lead.say(`value.way.${way}`));
    await write(lead, 'field.session.title', `Séance ${way}`);
    await write(lead, 'field.session.date', '2027-02-10');
    await write(lead, 'field.session.time', '10:00');
    await field(lead, 'Aroual').fill('3');
    await settled(lead.page);
  }
}

/** What a city does in the quarter, on its own device. */
async function cityQuarter(me, photo, { share, words }) {
  await me.visit('#/quarter');
  await me.press('quarter.ready');
  await me.visit('#/practice');
  await me.press('practice.add');
  await write(me, 'field.practice.what', words.practice);
  await write(me, 'field.practice.evidence', words.evidence);
  if (photo) {
    await me.open('practice.photo', photo);
    await me.page.locator('img').first().waitFor();
  }
  await me.visit('#/reflection');
  await write(me, 'field.reflection.worked', words.worked);
  await write(me, 'field.reflection.did_not', words.didNot);
  await write(me, 'field.reflection.next', words.next);
  await write(me, 'field.reflection.wanted', words.wanted);
  await write(me, 'field.reflection.offered', words.offered);
  if (share) {
    await me.page.getByRole('checkbox', { name: me.say('reflection.share') }).check({ force: true });
    await settled(me.page);
  }
}

/** The next step, as often as it takes. */
async function goTo(lead, step) {
  await lead.visit('#/quarter');
  await lead.press('quarter.go_to', { step: lead.say(`common.step.${step}`) });
}

/** The cities answer on paper; the round closes and a topic is chosen. */
async function chooseTopic(lead, title) {
  await lead.visit('#/round');
  await lead.press('round.open');
  for (const city of ['Aroual', 'Bénafou', 'Sétou']) {
    await chooseFrom(lead, 'round.enter_for', city);
    await lead.grade({ [title]: 3 });
  }
  await lead.press('round.close');
  await lead.press('result.choose');
}

test('one full quarter by three cities on three devices, offline, merged at the end', { timeout: 900_000 }, async () => {
  const lead = await withoutNetwork('fr', { width: 1440, height: 900 });
  const phone = await withoutNetwork('en', { width: 360, height: 740, touch: true });
  const third = await withoutNetwork('pt', { width: 1440, height: 900 });

  // A network with two topics of the library, so that each has a step for every city.
  await lead.begin('Réseau des rives');
  await lead.visit('#/cities');
  for (const name of ['Aroual', 'Bénafou', 'Sétou']) await lead.addCity(name);
  for (const item of ['funding_plan', 'open_data']) {
    await lead.visit(`#/library-item/${item}`);
    await lead.press('library.add');
  }
  await chooseTopic(lead, TOPIC.fr);

  // Prepare: the dates are proposed, the agenda begins with the template, a way of learning that is missing is said.
  await lead.visit('#/quarter');
  await lead.page.getByRole('textbox', { name: lead.say('quarter.start'), exact: true }).fill('2027-01-04');
  await lead.page.getByRole('textbox', { name: lead.say('quarter.end'), exact: true }).fill('2027-03-31');
  await settled(lead.page);
  await lead.press('quarter.open');
  await lead.press('quarter.agenda_use');
  await write(lead, 'field.quarter.aim', 'Chaque ville sait ce que coûtent ses actions.');
  await planSessions(lead, ['event', 'local', 'peer']);
  await lead.visit('#/quarter');
  await lead.sees(lead.say('quarter.ways_missing', { ways: lead.say('value.way.expert') }));
  await planSessions(lead, ['expert']);
  await lead.visit('#/quarter');
  await bothPictures(lead.page, 'quarter-prepared');
  await goTo(lead, 'kickoff');
  await goTo(lead, 'learn');
  await goTo(lead, 'practise');

  // Each city takes the file and does its quarter alone; the guide prints on at most two pages in its language.
  const begun = await lead.give('quarter-begun');
  for (const [me, city] of [[phone, 'Bénafou'], [third, 'Sétou']]) {
    await me.role('common.role.city');
    await me.enter(begun);
    await me.visit('#/home');
    await chooseFrom(me, 'home.my_city', city);
  }
  for (const me of [lead, phone, third]) {
    await me.visit('#/guide');
    await me.byRole('heading', 'report.steps').waitFor();
    const pages = pagesOf(await me.page.pdf({ preferCSSPageSize: true, format: 'A4' }));
    assert.ok(pages <= 2, `the guide takes ${pages} pages`);
  }

  // How to run a quarter is there too, without a network, in each language.
  for (const [me, language] of [[lead, 'fr'], [phone, 'en'], [third, 'pt']]) {
    await me.visit('#/guide/handbook');
    await me.page.getByRole('heading', { name: HANDBOOK[language].title }).waitFor();
    const pages = pagesOf(await me.page.pdf({ preferCSSPageSize: true, format: 'A4' }));
    assert.ok(pages <= 2, `the handbook takes ${pages} pages in ${language}`);
  }
  await bothPictures(third.page, 'quarter-handbook');
  await bothPictures(phone.page, 'quarter-guide');
  await bothPictures(third.page, 'quarter-guide-pt');
  await cityQuarter(phone, await largePhoto(phone.page), { share: true, words: {
    practice: 'We costed one street with the drivers.', evidence: 'Upkeep costs more than buying.', worked: 'Counting with the drivers.',
    didNot: 'Nobody from finance came.', next: 'Invite finance first.', wanted: 'A cost sheet that works.', offered: 'Our list of upkeep costs.' } });
  await bothPictures(phone.page, 'quarter-reflection');
  await third.visit('#/quarter');
  await third.page.getByRole('button', { name: third.say('quarter.pace'), exact: true }).first().click();
  await settled(third.page);
  await cityQuarter(third, '', { share: false, words: {
    practice: 'Calculámos o custo de três anos.', evidence: 'Uma folha assinada.', worked: 'O cálculo em equipa.',
    didNot: 'Segredo da casa: falta dinheiro.', next: 'Pedir ajuda.', wanted: 'Uma cidade amiga.', offered: 'Tempo.' } });

  // Meanwhile the lead takes stock and corrects course; closing waits for the cities' reflections.
  await goTo(lead, 'checkpoint');
  await lead.sees(lead.say('quarter.needs_course'));
  await lead.page.getByRole('radio', { name: lead.say('value.decision.adjust') }).first().check({ force: true });
  await write(lead, 'field.course.text', 'Une semaine de plus pour la pratique.');
  await lead.press('quarter.course_add');
  await goTo(lead, 'reflect');
  await lead.visit('#/settings');
  await lead.role('common.role.city');
  await chooseFrom(lead, 'settings.my_city', 'Aroual');
  await cityQuarter(lead, '', { share: true, words: {
    practice: 'Le coût d’une tournée.', evidence: 'Un tableau.', worked: 'Compter à trois.', didNot: 'Trop tard dans l’année.',
    next: 'Commencer en janvier.', wanted: 'Un modèle de demande.', offered: 'Une relecture.' } });
  await lead.visit('#/settings');
  await lead.role('common.role.lead');
  await goTo(lead, 'exchange');
  await lead.sees(lead.say('quarter.needs_reflections', { cities: 'Bénafou, Sétou' }));

  // Merged, in an order nobody planned: what was shared is in the digest, what was not is nowhere.
  for (const file of [await third.give('from-third'), await phone.give('from-phone')]) await lead.merge(file);
  await lead.visit('#/digest');
  await lead.sees('Counting with the drivers.');
  await lead.sees('A cost sheet that works.');
  await lead.sees('Calculámos o custo de três anos.');
  assert.ok(pagesOf(await lead.page.pdf({ preferCSSPageSize: true, format: 'A4' })) <= 2);
  await bothPictures(lead.page, 'quarter-digest');
  const shared = await lead.give('shared');
  await phone.merge(shared);
  await phone.visit('#/digest');
  await phone.sees('Compter à trois.');
  assert.equal(await phone.page.getByText('Segredo da casa').count(), 0);

  // Closed with every city's reflection; a lesson feeds the backlog of what comes next.
  await lead.visit('#/quarter');
  await lead.press('quarter.go_to', { step: lead.say('common.step.closed') });
  await lead.sees(lead.say('quarter.none'));
  await lead.visit('#/lessons');
  await lead.press('lessons.add');
  await write(lead, 'field.lesson.text', 'Inviter les finances dès le lancement.');
  await write(lead, 'field.lesson.proposal', 'Travailler avec les finances');
  await lead.press('lessons.to_backlog');
  await lead.visit('#/backlog');
  await lead.sees('Travailler avec les finances');

  // The next quarter, opened twice offline: it is one, and what differs is a person's to settle.
  await chooseTopic(lead, 'Travailler avec les finances');
  await phone.merge(await lead.give('chosen'));
  await phone.visit('#/settings');
  await phone.role('common.role.lead');
  for (const [me, day] of [[lead, '2027-04-01'], [phone, '2027-04-12']]) {
    await me.visit('#/quarter');
    await me.page.getByRole('textbox', { name: me.say('quarter.start'), exact: true }).fill(day);
    await settled(me.page);
    await me.press('quarter.open');
  }
  await lead.merge(await phone.give('second-opening'));
  await lead.visit('#/conflicts');
  await lead.sees(lead.say('field.quarter.start'));
  // The lead's own dates stand: 1 April to 30 June.
  for (const value of ['1er avril 2027', '30 juin 2027']) await lead.press('conflicts.keep', { value });
  await lead.sees(lead.say('conflicts.none'));
  await lead.visit('#/quarter');
  await lead.byRole('heading', 'quarter.number', { n: 2 }).waitFor();
  await lead.sees(lead.say('quarter.dates', { start: '1er avril 2027', end: '30 juin 2027' }));
  await lead.visit('#/calendar');
  await bothPictures(lead.page, 'quarter-calendar');

  // Everyone holds the same in the end.
  const final = await lead.give('end');
  for (const me of [phone, third]) await me.merge(final);
  const said = await lead.words();
  for (const me of [phone, third]) {
    assert.ok((await me.words()).length > 0);
    assert.deepEqual(me.app.problems, []);
  }
  assert.match(said, /^\w+ \w+ \w+ \w+$/);
  await Promise.all([lead, phone, third].map((one) => one.app.close()));
});
