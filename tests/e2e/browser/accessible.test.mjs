// Every screen, in light and dark and in both languages, is one that assistive technology can read:
// axe finds nothing.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { ask, openPage, personAt, startBrowser } from '../support/browser.mjs';
import { newHome } from '../support/programs.mjs';
import { wordsIn } from '../support/words.mjs';

/** Each place with the way to it from the place before. */
const PLACES = [
  ['start screen', (person) => person.sees('heading', 'Simpul')],
  ['chart', (person) => person.clicks('button', /^(Nusantara Group|Grup Nusantara)/)],
  ['menu', (person, words) => person.clicks('button', words('window.menu'))],
  [
    'position',
    async (person, words) => {
      await person.presses('Escape');
      await find(person, words, 'Wicaksono');
      await person.sees('heading', words('inspector.position.holders'));
    },
  ],
  [
    'search',
    async (person, words) => {
      await person.fills('combobox', words('window.search.label'), 'ma');
      await person.sees('option', /./);
    },
  ],
  [
    'search without a result',
    async (person, words) => {
      await person.fills('combobox', words('window.search.label'), 'xyzzyqq');
      await person.reads(words('window.search.none', { text: 'xyzzyqq' }));
    },
  ],
  [
    'assignment',
    async (person, words) => {
      await person.presses('Escape');
      await person.presses('Escape');
      await person.clicks('button', words('inspector.position.assign'));
      await person.sees('dialog');
    },
  ],
  ['removal', (person, words) => instead(person, new RegExp(`^${words('window.remove')}…`))],
  ['new report', (person, words) => instead(person, words('inspector.position.addReport'))],
  [
    'changing a field',
    async (person, words) => {
      await person.presses('Escape');
      await person.doesNotSee('dialog');
      await person.clicks(
        'button',
        words('inspector.change', { label: words('inspector.position.manager') }),
      );
      await person.types('zzzz');
      await person.reads(words('window.search.none', { text: 'zzzz' }));
    },
  ],
  [
    'view options',
    async (person, words) => {
      await person.presses('Escape');
      await person.presses('Escape');
      await person.clicks('button', words('chart.view.label'));
    },
  ],
  [
    'cards and colours',
    async (person, words) => {
      await person.presses('Escape');
      await person.clicks('button', words('chart.cards.label'));
    },
  ],
  ['outline', (person, words) => person.clicks('button', words('chart.asOutline'))],
  ['person', (person) => person.clicks('button', /^BW ?Bambang Wicaksono/)],
  ['map', (person, words) => person.clicks('button', words('window.action.map'))],
  [
    'unit',
    async (person, words) => {
      await find(person, words, words === INDONESIAN ? '^Pemasaran' : '^Marketing');
      await person.sees('button', words('inspector.unit.unfold'));
    },
  ],
  ['new unit', (person, words) => instead(person, words('inspector.unit.addUnit'))],
  [
    'filters',
    async (person, words) => {
      await person.presses('Escape');
      await person.doesNotSee('dialog');
      await person.clicks('button', words('map.filter.label'));
    },
  ],
  [
    'table',
    async (person, words) => {
      await person.presses('Escape');
      await person.clicks('button', words('map.asTable'));
      await person.sees('row', /./);
    },
  ],
  [
    'pair',
    async (person, words) => {
      await person.clicks('radio', new RegExp(`^${words('map.show.twoWay')}`));
      await person.clicks('row', /Marketing\s+Warehouse|Gudang\s+Pemasaran|Pemasaran\s+Gudang/);
      await person.sees('button', words('inspector.pair.add'));
    },
  ],
  [
    'one-way pair',
    async (person, words) => {
      await person.clicks('radio', new RegExp(`^${words('map.show.oneWay')}`));
      await person.clicks('row', /Payroll|Penggajian/);
      await person.sees('button', new RegExp(`^${words('inspector.question.nothing')}`));
    },
  ],
  [
    'answered pair',
    async (person, words) => {
      await person.clicks('button', new RegExp(`^${words('inspector.question.nothing')}`));
      await person.reads('Rina');
    },
  ],
  [
    'need',
    async (person, words) => {
      await person.clicks('button', /^(Salary, overtime|Data gaji, lembur)/i);
      await person.sees('button', words('inspector.back'));
      await person.clicks('button', new RegExp(`^${words('inspector.need.confirmFor', { name: '' })}`));
      await person.reads(words('inspector.need.withdraw'));
    },
  ],
  [
    'notice',
    async (person, words) => {
      await person.presses('Control+z');
      await person.reads(words('window.undone', { name: '' }));
    },
  ],
  ['need form', (person) => opens(person, 'Control+Shift+n')],
  [
    'need form with gaps',
    async (person, words) => {
      await person.presses('Enter');
      await person.reads(words('inspector.form.missingItem'));
    },
  ],
  ['new file', (person) => opens(person, 'Control+n')],
  ['export', (person) => opens(person, 'Control+e')],
  ['import', (person) => opens(person, 'Control+i')],
  ['shortcuts', (person) => opens(person, 'F1')],
  [
    'findings',
    async (person, words) => {
      await person.presses('Escape');
      await person.doesNotSee('dialog');
      await person.clicks(
        'button',
        new RegExp(
          ['window.noFindings', 'window.findings.one', 'doctor.status.info.one']
            .map((key) => words(key, { n: '' }))
            .join('|'),
        ),
      );
      await person.sees('radio', new RegExp(`^${words('doctor.open')}`));
    },
  ],
  [
    'review',
    async (person, words) => {
      await person.clicks('button', words('window.action.review'));
      await person.sees('option', /./);
    },
  ],
  ['review report', (person) => opens(person, 'Control+e')],
];

const INDONESIAN = wordsIn('id');
const ENGLISH = wordsIn('en');

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

for (const [language, words] of [
  ['en', ENGLISH],
  ['id', INDONESIAN],
]) {
  for (const theme of ['light', 'dark']) {
    test(`axe finds nothing in ${theme}, ${language}`, async (t) => {
      const home = await newHome();
      const { page, address, leave } = await openPage(browser, home, { language });
      t.after(async () => {
        await leave();
        await home.remove();
      });
      await ask(address, 'set_settings', { language, theme, who: 'Rina', proposedWho: '' });
      await page.reload();
      const person = personAt(page, leave);
      for (const [place, go] of PLACES) {
        await t.test(place, async () => {
          await go(person, words);
          await person.shows(`${place}-${theme}-${language}`);
          assert.deepEqual(await violations(page), []);
        });
      }
    });
  }
}

async function find(person, words, name) {
  await person.fills('combobox', words('window.search.label'), name.replace('^', ''));
  await person.clicks('option', new RegExp(name));
}

/** Opens a dialog by a button of the details, after whatever stood open has been closed. */
async function instead(person, name) {
  // On a picture the key would let go of what is selected.
  if (await person.run(() => document.querySelector('dialog[open]') !== null)) await person.presses('Escape');
  await person.doesNotSee('dialog');
  await person.clicks('button', name);
  await person.sees('dialog');
}

/** By its shortcut, after whatever stood open has been closed. */
async function opens(person, keys) {
  await person.presses('Escape');
  await person.doesNotSee('dialog');
  await person.presses(keys);
  await person.sees('dialog');
}
