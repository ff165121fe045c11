// Every address of the demo network, one place for all tests that go through the whole application. A page that is added to
// shell/app/route.cpp and not here is an error.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { site } from './harness.mjs';

/** Pages that are about the network, or choose what they are about themselves. */
const ALONE = ['welcome', 'home', 'cities', 'backlog', 'new-topic', 'round', 'history', 'quarter', 'share', 'review', 'conflicts',
  'settings', 'networks', 'baseline', 'versions', 'library', 'guide', 'digest', 'calendar', 'programme', 'cohesion', 'lessons',
  'rate', 'grid', 'opportunities', 'phases', 'experts', 'peers', 'data', 'changes', 'gallery', 'more'];

/** Pages about one record: its type, and for one among many, the field that refers to it. @type {Record<string, [type: string, referredBy?: string]>} */
const ABOUT = {
  city: ['city'], topic: ['topic'], history: ['round'], quarter: ['quarter'], 'library-item': ['library_item'],
  session: ['session', 'parked_item'], practice: ['practice'], reflection: ['reflection'], guide: ['quarter'], digest: ['quarter'],
  area: ['domain'], worksheet: ['worksheet'], rate: ['city'], grid: ['measurement'], profile: ['city'], phases: ['city'],
  expert: ['expert'], changes: ['topic'],
};

/** A page that is part of another's address. */
const UNDER = { workshop: 'session' };

function checkAgainst(source) {
  const names = [...source.match(/kNames\[\] = \{([^}]*)\}/)[1].matchAll(/"([^"]+)"/g)].map(([, name]) => name);
  const known = new Set([...ALONE, ...Object.keys(ABOUT), ...Object.keys(UNDER)]);
  const missing = names.filter((name) => !known.has(name));
  const gone = [...known].filter((name) => !names.includes(name));
  if (missing.length + gone.length > 0) throw new Error(`tests/web/routes.mjs lacks ${missing} and has no page for ${gone}`);
}

/**
 * The addresses, each with a name of its own for pictures: `{ name: 'city-one', fragment: '#/city/k3f…' }`. Ids are those of the
 * demo network as it is built.
 * @returns {{name: string, fragment: string}[]}
 */
export function routes() {
  checkAgainst(readFileSync(new URL('../../shell/app/route.cpp', import.meta.url), 'utf8'));
  const { entities } = JSON.parse(readFileSync(join(site, 'demo/demo.parcours.json'), 'utf8'));
  const of = (type) => Object.keys(entities).filter((id) => entities[id].type === type);
  const idFor = ([type, referredBy]) => {
    const id = referredBy ? entities[of(referredBy)[0]].fields[type][0][3] : of(type)[0];
    if (!id) throw new Error(`the demo network has no ${type}`);
    return id;
  };
  return [
    ...ALONE.map((name) => ({ name, fragment: `#/${name}` })),
    ...Object.entries(ABOUT).map(([name, what]) => ({ name: `${name}-one`, fragment: `#/${name}/${idFor(what)}` })),
    { name: 'library-item-ready', fragment: '#/library-item/funding_plan' },
    { name: 'guide-handbook', fragment: '#/guide/handbook' },
    { name: 'workshop', fragment: `#/session/${idFor(ABOUT.session)}/run` },
  ];
}
