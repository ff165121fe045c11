// The main job, from needs to the quarter's topic, by three devices that only exchange files: the lead expert on a laptop
// in French, one city on a phone in English, another on a laptop in Portuguese. With PARCOURS_PICTURES=docs/screenshots it
// renews the pictures there.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, settled, shown, start } from './harness.mjs';
import { person } from './person.mjs';

after(closeBrowser);

const LAPTOP = { width: 1440, height: 900 }, PHONE = { width: 360, height: 740, touch: true };

/** A device and its person. */
async function device(language, screen) {
  const app = await start({ language, ...screen });
  return { app, ...person(app.page, language) };
}

test('three devices choose a topic together by exchanging files', { timeout: 600_000 }, async () => {
  const lead = await device('fr', LAPTOP);
  const phone = await device('en', PHONE);
  const third = await device('pt', LAPTOP);

  // 1. First visit: language, who am I, a new network.
  await lead.show('1-welcome');
  await phone.show('1-welcome');
  await lead.begin('Réseau des rives');

  // 2. Cities: added, and one renamed in place.
  await lead.visit('#/cities');
  for (const name of ['Aroual', 'Bénafou', 'Sétou']) await lead.addCity(name);
  await lead.show('2-cities');
  await lead.page.getByRole('link', { name: /Sétou/ }).first().click();
  await settled(lead.page);
  await lead.fill('cities.name', 'Sétou-Nord');
  await lead.show('2-city');

  // 3. Backlog: the ready-made topics, one of our own, one archived; found by search.
  await lead.visit('#/backlog');
  await lead.byRole('heading', 'backlog.ready_made').waitFor();
  await lead.press('backlog.ready_made_add', { n: 45 });
  await lead.byRole('link', 'backlog.add').click();
  await settled(lead.page);
  await lead.fill('topic.name', 'Marchés de quartier connectés');
  await lead.press('topic.add');
  await lead.visit('#/backlog');
  await lead.byRole('searchbox', 'backlog.search').fill('marches');
  await lead.sees('Marchés de quartier connectés');
  await lead.byRole('searchbox', 'backlog.search').fill('');
  await lead.show('3-backlog');
  const topics = (await lead.page.getByRole('list', { name: lead.say('backlog.title') }).getByRole('link').allTextContents())
    .concat(await lead.page.getByRole('list', { name: lead.say('backlog.title') }).getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('aria-label'))));
  assert.ok(topics.length >= 46, 'a backlog of 46 topics');

  // 4. The lead opens a round and gives the file; two cities answer on their own devices, the third on paper.
  await lead.visit('#/round');
  await lead.press('round.open');
  const opened = await lead.give('opened');

  const answers = [];
  for (const [city, name, mine] of [[phone, 'Aroual', 0], [third, 'Bénafou', 1]]) {
    await city.role('common.role.city');
    await city.enter(opened);
    await city.visit('#/home');
    await city.byRole('combobox', 'home.my_city').selectOption({ label: name });
    await settled(city.page);
    await city.show('4-home');
    await city.visit('#/round');
    const groups = await city.page.getByRole('radiogroup').evaluateAll((all) => all.map((g) => g.getAttribute('aria-label')));
    const prefix = city.say('round.grade_of', { topic: '' });
    const titles = groups.filter((label) => label?.startsWith(prefix)).map((label) => label.slice(prefix.length));
    assert.equal(titles.length, 46, 'every topic can be graded');
    await city.grade({ [titles[0]]: 3, [titles[1 + mine]]: 2 });
    await city.byRole('textbox', 'round.reason').fill(`É preciso já, ${name}`);
    await settled(city.page);
    await city.show('4-ballot');
    answers.push(await city.give(`answers-${name}`));
  }

  for (const file of answers) await lead.merge(file);
  await lead.visit('#/round');
  await lead.sees(lead.say('round.answers_of', { n: 2, of: 3 }));
  // What the cities answered stays off the lead's screen while the round is open.
  assert.equal(await lead.page.getByText('É preciso já').count(), 0);
  await lead.byRole('combobox', 'round.enter_for').selectOption({ label: 'Sétou-Nord' });
  await settled(lead.page);
  const group = lead.page.getByRole('radiogroup', { name: new RegExp(`^${lead.say('round.grade_of', { topic: '' })}`) });
  await group.first().getByRole('radio').nth(3).check({ force: true });
  await lead.show('4-collect');

  // 5. Closing shows the recommendation; another device closes it otherwise, and both see it and settle it.
  await lead.press('round.close');
  await lead.byRole('heading', 'result.recommended').waitFor();
  await lead.byRole('heading', 'result.why_not').waitFor();
  await lead.show('5-result');
  await third.visit('#/settings');
  await third.role('common.role.facilitator');
  await third.visit('#/round');
  await third.press('round.close');
  const other = await third.give('closed-elsewhere');

  await lead.take(other);
  await lead.show('7-review');
  await lead.press('common.cancel');
  await lead.visit('#/round');
  await lead.byRole('heading', 'result.recommended').waitFor();
  await lead.merge(other);
  await lead.visit('#/round');
  await lead.sees(lead.say('result.unsettled'));
  await lead.press('common.undo');
  await lead.byRole('heading', 'result.recommended').waitFor();
  await lead.merge(other);
  await lead.visit('#/conflicts');
  await lead.show('7-conflict');
  await lead.page.getByRole('region', { name: /2/ }).getByRole('button').first().waitFor();
  const keep = lead.page.getByRole('button', { name: new RegExp(lead.say('conflicts.keep_version', { n: '\\d' })) });
  const versions = await lead.page.getByText(lead.say('value.record', { n: 3 })).count();
  assert.ok(versions >= 1, 'the closing that counts three cities is told apart');
  const full = await lead.page.getByText(lead.say('value.record', { n: 3 })).first().evaluate((text) =>
    text.closest('section')?.getAttribute('aria-label') ?? '');
  await keep.nth(/2/.test(full) ? 1 : 0).click();
  await settled(lead.page);

  // 6. People choose, the quarter opens, home says where we are.
  await lead.visit('#/round');
  await lead.press('result.choose');
  await lead.visit('#/quarter');
  await lead.show('6-open-quarter');
  await lead.press('quarter.open');
  await lead.press('quarter.go_to', { step: lead.say('common.step.kickoff') });
  await lead.visit('#/home');
  await lead.byRole('heading', 'home.here').waitFor();
  await lead.show('6-home');

  // 7. Everyone takes the lead's file: the same network everywhere, said by the same four words.
  const final = await lead.give('final');
  for (const city of [phone, third]) {
    await city.merge(final);
    await city.visit('#/home');
    await city.byRole('heading', 'home.here').waitFor();
    await city.show('7-home');
  }
  const said = await lead.words();
  assert.match(said, /^\w+ \w+ \w+ \w+$/);

  // 8. Reload: all there, and said to be saved only once it is.
  for (const one of [lead, phone, third]) {
    await one.visit('#/home');
    const before = await one.page.getByRole('main').innerText();
    await one.page.getByText(one.say(one === phone ? 'common.saved' : 'common.saved_on_device'), { exact: true }).first()
      .waitFor({ state: 'attached' });
    await one.page.reload();
    await shown(one.page);
    await settled(one.page);
    await one.byRole('heading', 'home.here').waitFor();
    assert.equal(await one.page.getByRole('main').innerText(), before);
    assert.deepEqual(one.app.problems, []);
  }
  await Promise.all([lead, phone, third].map((one) => one.app.close()));
});
