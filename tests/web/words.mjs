// The interface's own words: a test presses what a person reads, in any language.

import { readdirSync, readFileSync } from 'node:fs';

const locales = new URL('../../assets/locales/', import.meta.url);

/** Messages of a language: `say('round.number', { n: 1 })`. @param {'fr' | 'en' | 'pt'} language */
export function words(language) {
  const folder = new URL(`${language}/`, locales);
  const messages = Object.assign({}, ...readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));
  return (key, values = {}) => {
    let text = messages[key];
    if (text === undefined) throw new Error(`no message ${key} in ${language}`);
    if (typeof text !== 'string') text = Number(values.n) === 1 ? text.one : text.other;
    return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  };
}

/** The words of the page itself, which are there before and after the application. @type {(language: string) => Record<string, string>} */
export const { words: pageWords } = await import(`data:text/javascript,${encodeURIComponent(
  readFileSync(new URL('../../web/js/words.js', import.meta.url), 'utf8'))}`);
