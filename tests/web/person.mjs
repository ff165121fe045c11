// A person at a page: acts by role and name, as anyone would, and exchanges files.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bothPictures, kept, settled, shown, start } from './harness.mjs';
import { words } from './words.mjs';

const folder = mkdtempSync(join(tmpdir(), 'parcours-'));

/** What the person at a page does and sees, in the words of their language. @param {'fr' | 'en' | 'pt'} language */
export function person(page, language) {
  const say = words(language);
  const byRole = (role, key, values) => page.getByRole(role, { name: say(key, values), exact: true }).first();
  const me = {
    page, say, byRole,
    /** By the address: the same page on any screen. */
    async visit(fragment) {
      await page.evaluate((address) => { location.hash = address; }, fragment);
      await settled(page);
    },
    async press(key, values) { await byRole('button', key, values).click(); await settled(page); },
    async fill(key, text) { await byRole('textbox', key).fill(text); await settled(page); },
    async role(key) { await page.getByRole('radio', { name: say(key) }).first().check({ force: true }); await settled(page); },
    async sees(text) { await page.getByText(text, { exact: false }).first().waitFor({ state: 'attached' }); },
    async open(key, file) {
      const chooser = page.waitForEvent('filechooser');
      await byRole('button', key).click();
      await (await chooser).setFiles(file);
      await settled(page);
    },
    /** The network of a file, on a device that has none: opened, it leads home. */
    async enter(file) {
      await me.open('welcome.open_button', file);
      await byRole('heading', 'home.next').waitFor();
    },
    /** The file of this device: commons, and the rooms it proposes. */
    async give(name) {
      await me.visit('#/share');
      const download = page.waitForEvent('download');
      await byRole('button', 'share.download').click();
      const file = join(folder, `${name}.parcours.json`);
      await (await download).saveAs(file);
      return file;
    },
    async take(file) {
      await me.visit('#/share');
      await me.open('share.open', file);
      await byRole('heading', 'review.title').waitFor();
    },
    /** Lets a file fall on the page. @param {string} text @param {string} name */
    drop: (text, name) => page.evaluate(([content, title]) => {
      const data = new DataTransfer();
      data.items.add(new File([content], title, { type: 'application/json' }));
      dispatchEvent(new DragEvent('drop', { dataTransfer: data }));
    }, [text, name]),
    /** An empty network, as its lead expert. */
    async begin(name) {
      await me.role('common.role.lead');
      await me.fill('welcome.network_name', name);
      await me.press('welcome.create_button');
      await byRole('heading', 'home.next').waitFor();
    },
    /** On the page of the cities. */
    async addCity(name) {
      if (await byRole('textbox', 'cities.name').count() === 0) await me.press('cities.add');
      await me.fill('cities.name', name);
      await me.press('cities.add');
    },
    async merge(file) {
      await me.take(file);
      await me.press('review.merge');
    },
    async words() {
      await me.visit('#/share');
      await byRole('heading', 'share.words').waitFor();
      return page.getByRole('region', { name: say('share.words'), exact: true }).locator('p').first().innerText();
    },
    /** Grades topics of the ballot on the page, by their titles. */
    async grade(grades) {
      for (const [topic, grade] of Object.entries(grades)) {
        const group = page.getByRole('radiogroup', { name: say('round.grade_of', { topic }), exact: true });
        await group.getByRole('radio').nth(grade).check({ force: true });
        await settled(page);
      }
    },
    show: (step) => bothPictures(page, `${step}-${language}`),
  };
  return me;
}

/** Somebody with a device that has been here before, and has no network from now on. */
export async function withoutNetwork(language, screen) {
  const app = await start({ language, ...screen });
  await kept(app.page);
  await app.server.close();
  await app.page.reload();
  await shown(app.page);
  return { app, ...person(app.page, language) };
}
