// The interface's own words, read from the built site: a test presses what a person reads, in any language.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { site } from './harness.mjs';

/** Messages of a language: `say('round.number', { n: 1 })`. @param {'fr' | 'en' | 'pt'} language */
export function words(language) {
  const messages = JSON.parse(readFileSync(join(site, 'locales', `${language}.json`), 'utf8'));
  return (key, values = {}) => {
    let text = messages[key];
    if (text === undefined) throw new Error(`no message ${key} in ${language}`);
    if (typeof text !== 'string') text = Number(values.n) === 1 ? text.one : text.other;
    return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  };
}
