// The version kept before an import is on the device, also after a reload, and one can go back to it.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, picture, settled, shown, start } from './harness.mjs';
import { person } from './person.mjs';

after(closeBrowser);

test('an import can be gone back from after a reload, and that be undone', async () => {
  const here = await start({ language: 'fr' }), there = await start({ language: 'pt' });
  const me = person(here.page, 'fr'), other = person(there.page, 'pt');
  await me.begin('Réseau des rives');
  await me.visit('#/cities');
  await me.addCity('Aroual');
  const file = await me.give('avant');
  await other.role('common.role.lead');
  await other.open('welcome.open_button', file);
  await other.visit('#/cities');
  await other.addCity('Sétou');
  await me.merge(await other.give('après'));
  await me.sees(me.say('common.saved_on_device'));
  await here.page.reload();
  await shown(here.page);

  await me.visit('#/versions');
  await me.byRole('button', 'versions.restore_of', { n: 1 }).waitFor();
  await picture(here.page, 'versions');
  await me.press('versions.restore_of', { n: 1 });
  await me.byRole('button', 'versions.restore_of', { n: 2 }).waitFor();
  await me.visit('#/cities');
  const cities = () => here.page.getByRole('link', { name: /Aroual|Sétou/ }).evaluateAll((links) => links.length);
  assert.equal(await cities(), 1);
  await me.press('common.undo');
  await settled(here.page);
  assert.equal(await cities(), 2);
  assert.deepEqual([...here.problems, ...there.problems], []);
  await here.close();
  await there.close();
});
