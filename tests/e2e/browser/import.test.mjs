// Lists are brought in as a conversation: by somebody who has not read a manual, with questions that are
// answered in words, and with nothing written before the end.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { ask, openPage, personAt, startBrowser } from '../support/browser.mjs';
import { ROOT, newHome } from '../support/programs.mjs';
import { wordsIn } from '../support/words.mjs';

const fixture = (name) => path.join(ROOT, 'tests/fixtures', name);
const MESSY = fixture('real/adventureworks-hr/hr_export_all_rows.csv');

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

async function visitor(t, options = {}) {
  const home = await newHome();
  const { page, address, leave } = await openPage(browser, home, options);
  t.after(async () => {
    await leave();
    await home.remove();
  });
  return { home, page, address, person: personAt(page, leave) };
}

/** Lets files go over the window. */
function drops(person, ...paths) {
  return person.run(
    (paths) => window.dispatchEvent(new CustomEvent('simpul-drop', { detail: { paths } })),
    paths,
  );
}

for (const [language, theme, viewport] of [
  ['en', 'light', { width: 1440, height: 900 }],
  ['id', 'dark', { width: 1024, height: 700 }],
]) {
  test(`a messy export is explained, repaired and imported, in ${language}`, async (t) => {
    const words = wordsIn(language);
    const { home, page, address, person } = await visitor(t, {
      language,
      viewport,
    });
    await ask(address, 'set_settings', {
      language,
      theme,
      who: 'Rina',
      proposedWho: '',
    });
    await page.reload();
    const holds = async (place) => {
      await person.shows(`import-${place}-${language}`);
      assert.deepEqual(await violations(page), [], place);
      assert.deepEqual(await cut(page), [], `${place}: nothing is cut`);
    };
    await person.sees('heading', 'Simpul');
    await drops(person, MESSY);
    await person.sees('dialog', words('import.title'));
    await person.reads('hr_export_all_rows.csv');
    await holds('files');

    await person.clicks('button', words('wizard.next'));
    await person.sees('combobox', words('wizard.columns.is', { heading: 'ParentEmployeeKey' }));
    await person.reads(words('wizard.why.synonym', { field: words('wizard.field.manager_id') }));
    await holds('columns');

    await person.clicks('button', words('wizard.next'));
    await person.reads(words('wizard.findings.none'));
    await person.sees('button', new RegExp(`${words('wizard.group.superseded-row.keep-current')} ?6`));
    await person.sees('button', new RegExp(`${words('wizard.group.superseded-row.redirect-manager')} ?23`));
    await person.reads(words('wizard.meaning.superseded-row.keep-current'));
    await holds('findings');

    // One repair is not wanted, and then it is.
    await person.clicks('button', words('wizard.findings.refuse'));
    await person.sees('button', new RegExp(`${words('wizard.group.superseded-row.keep-current')} ?5`));
    await person.clicks('button', words('wizard.findings.undoAll.one', { n: '1' }));
    await person.sees('button', new RegExp(`${words('wizard.group.superseded-row.keep-current')} ?6`));

    await person.clicks('button', words('wizard.next'));
    await person.reads('290');
    await person.sees('img', /./);
    await holds('result');
    assert.equal((await ask(address, 'start', {})).file, null, 'nothing was written yet');

    const out = path.join(home.folder, 'company.simpul');
    await person.willSaveAt(out);
    await person.clicks('button', words('import.run'));
    await person.sees('dialog', words('import.done'));
    assert.equal((await ask(address, 'start', {})).file.counts.people, 290);
  });
}

test('by keys alone, and back again', async (t) => {
  const { person } = await visitor(t);
  await person.sees('heading', 'Simpul');
  await drops(person, fixture('bad/missing-manager.csv'));
  await person.reads('missing-manager.csv');
  const forward = async (step) => {
    await tabsTo(person, /^Next$/);
    await person.presses('Enter');
    await person.until(`step ${step}`, (step) => document.activeElement?.textContent?.includes(step), step);
  };
  await forward('Columns of');
  await forward('Worth a look');
  await person.reads('2 matters wait for you');
  await tabsTo(person, /^Nobody: at the top$/);
  await person.presses('Enter');
  await person.reads('1 matter waits for you');
  await tabsTo(person, /^Undo$/);
  await person.presses('Enter');
  await person.reads('2 matters wait for you');
  await tabsTo(person, /^Back$/);
  await person.presses('Enter');
  await person.reads('Columns of missing-manager.csv');
  await person.presses('Escape');
  await person.doesNotSee('dialog');
});

for (const [language, theme, viewport] of [
  ['id', 'light', { width: 1440, height: 900 }],
  ['en', 'dark', { width: 1024, height: 700 }],
]) {
  test(`units in several columns are shown as they lie in each other, and changed, in ${language}`, async (t) => {
    const words = wordsIn(language);
    const { address, page, person } = await visitor(t, { language, viewport });
    await ask(address, 'set_settings', { language, theme, who: 'Rina', proposedWho: '' });
    await page.reload();
    await person.sees('heading', 'Simpul');
    await drops(person, fixture('indonesian-excel/unit-bertingkat.csv'));
    await person.reads('unit-bertingkat.csv');
    await person.clicks('button', words('wizard.next'));
    await person.sees('combobox', words('wizard.levels.outermost'));
    const way = { n: '10', way: 'Keuangan › Akuntansi › Pajak' };
    await person.reads(words('wizard.levels.example.other', way));
    await person.reads(words('wizard.why.nested'));
    await person.shows(`import-levels-${language}`);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(await cut(page), []);

    // By keys: the Seksi is no level, and then it is one again; the keys stay where they were.
    const inside = words('wizard.levels.inside', { outer: 'Divisi' });
    await page.getByLabel(inside, { exact: true }).focus();
    await page.keyboard.press('End');
    await person.reads(words('wizard.levels.example.other', { n: '5', way: 'Keuangan › Akuntansi' }));
    const more = words('wizard.levels.more');
    await person.until('the keys stay with the levels', () =>
      document.activeElement?.closest('fieldset') ? true : false,
    );
    await page.getByLabel(more, { exact: true }).focus();
    await page.keyboard.type('Seksi');
    await person.reads(words('wizard.levels.example.other', way));
    await person.clicks('button', words('wizard.next'));
    await person.sees('button', new RegExp(words('wizard.group.unknown-unit.read-unit')));
    await person.shows(`import-levels-findings-${language}`);
    assert.deepEqual(await violations(page), []);
  });
}

test('a list without headings is said to have none, and its columns are told', async (t) => {
  const { home, address, page, person } = await visitor(t);
  await person.sees('heading', 'Simpul');
  await drops(person, fixture('published/guru.csv'));
  await person.reads('guru.csv');
  await person.clicks('button', 'Next');
  await person.reads('if the list has no headings, say so first');
  const chooses = async (select, choice) => {
    await person.sees('combobox', select);
    await page.getByLabel(select, { exact: true }).selectOption({ label: choice });
  };
  await chooses('Headings are in row', 'no row: the list has no headings');
  for (const [column, field] of [
    ['A', 'name'],
    ['B', 'job title'],
    ['F', 'number (id)'],
  ]) {
    await chooses(`What ${column} is`, field);
  }
  await person.reads('as you said');
  await person.sees('button', 'Next');
  await person.shows('import-without-headings');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'Next');
  await person.sees('heading', 'Worth a look');
  await person.clicks('button', 'Next');
  await person.sees('img', /./);
  await person.willSaveAt(path.join(home.folder, 'school.simpul'));
  await person.clicks('button', 'Import');
  await person.sees('dialog', 'Imported');
  assert.equal((await ask(address, 'start', {})).file.counts.people, 3);
});

test('links are asked which way they go', async (t) => {
  const { home, address, person } = await visitor(t);
  const units = path.join(home.folder, 'units.csv');
  const links = path.join(home.folder, 'links.csv');
  writeFileSync(units, 'id,name\nN,North\nS,South\nE,East\n');
  writeFileSync(links, 'from,to,weight\nNorth,South,3\nSouth,East,never\nEast,East,1\n');
  await person.sees('heading', 'Simpul');
  await drops(person, units, links);
  await person.reads('links.csv');
  await person.clicks('button', 'Next');
  await person.clicks('button', /links\.csv/);
  await person.reads('Say which way the links go');
  await person.doesNotSee('button', 'Next');
  await person.clicks('radio', 'gives to');
  await person.reads('So the first row reads: South needs something from North.');
  await person.clicks('radio', 'asks');
  await person.reads('So the first row reads: North needs something from South.');
  await person.fills('textbox', 'What is it that they need?', 'advice');
  await person.presses('Tab');
  await person.clicks('button', 'Next');
  await person.reads('Both ends are the same');
  await person.reads('Rows that stand for no link');
  await person.clicks('button', 'Leave the row out');
  await person.reads('Nothing waits for you');
  await person.clicks('button', 'Next');
  await person.willSaveAt(path.join(home.folder, 'links.simpul'));
  await person.clicks('button', 'Import');
  await person.sees('dialog', 'Imported');
  assert.equal((await ask(address, 'start', {})).file.counts.needs, 1);
});

test('under the columns of links there are rows to be seen in a small window', async (t) => {
  const viewport = { width: 1024, height: 700 };
  const { home, page, person } = await visitor(t, { viewport });
  const links = path.join(home.folder, 'links.csv');
  writeFileSync(links, 'from,to,weight\nNorth,South,3\nSouth,East,never\n');
  await person.sees('heading', 'Simpul');
  await drops(person, links);
  await person.reads('links.csv');
  await person.clicks('button', 'Next');
  await person.reads('Say which way the links go');
  const unseen = await page.evaluate(() => {
    const frame = document.querySelector('.frame').getBoundingClientRect();
    const rows = [...document.querySelectorAll('.frame tbody tr')];
    return rows.filter((row) => row.getBoundingClientRect().bottom > frame.bottom + 0.5).length;
  });
  assert.equal(unseen, 0, 'rows are not hidden by the frame they stand in');
});

test('sheets of a workbook are chosen, and what was decided is offered again', async (t) => {
  const { home, address, person } = await visitor(t);
  await person.sees('heading', 'Simpul');
  await drops(person, fixture('workbooks/karyawan.xlsx'), fixture('workbooks/berkata-sandi.xlsx'));
  await person.reads('hidden in the workbook');
  await person.reads('is protected by a password');
  await person.doesNotSee('button', 'Next');
  await person.clicks('button', 'Leave berkata-sandi.xlsx out');
  await person.clicks('button', 'Next');
  await chooses(person, 'What Email is', 'skip');
  await person.until('the choice to hold', () => document.querySelectorAll('th.off').length === 1);
  await person.clicks('button', 'Next');
  await person.clicks('button', 'Next');
  await person.willSaveAt(path.join(home.folder, 'karyawan.simpul'));
  await person.clicks('button', 'Import');
  await person.sees('dialog', 'Imported');
  await person.clicks('button', 'Show the chart');
  await person.seesPicture();

  await drops(person, fixture('workbooks/karyawan.xls'));
  await person.reads('karyawan.xls');
  await person.clicks('button', 'Next');
  await person.clicks('button', 'Match it the same way');
  await person.until('the choice to come back', () => document.querySelectorAll('th.off').length === 1);
  await person.clicks('button', 'Next');
  await person.clicks('button', 'Next');
  await person.reads('The list says nothing new');
  assert.equal((await ask(address, 'start', {})).file.counts.people, 6);
});

for (const [language, theme, viewport] of [
  ['en', 'light', { width: 1440, height: 900 }],
  ['id', 'dark', { width: 1024, height: 700 }],
]) {
  test(`next month's list shows its news before it is taken over, in ${language}`, async (t) => {
    const words = wordsIn(language);
    const { home, page, address, person } = await visitor(t, {
      language,
      viewport,
    });
    const file = path.join(home.folder, 'works.simpul');
    await ask(address, 'import_files', {
      files: [{ path: MESSY, role: 'people' }],
      out: file,
    });
    await ask(address, 'set_settings', {
      language,
      theme,
      who: 'Rina',
      proposedWho: '',
    });
    await page.reload();
    await person.seesPicture();
    const list = path.join(home.folder, 'list.csv');
    const month = readFileSync(MESSY, 'utf8')
      .replace('Guy,Gilbert,R,', 'Guy,Gilberto,R,')
      .replace('Engineering Manager', 'Head of Engineering')
      .replace(/^5,.*\n/m, '');
    writeFileSync(list, month);

    await drops(person, list);
    await person.reads('list.csv');
    await person.clicks('button', words('wizard.next'));
    await person.clicks('button', words('wizard.next'));
    await person.clicks('button', words('wizard.next'));
    await person.reads('Gilberto');
    await person.reads('Head of Engineering');
    await person.shows(`renewal-${language}`);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(await cut(page), [], 'nothing is cut');

    // A difference that is left out stays in its place, and is taken back there; the keys stay on it.
    const take = words('renewal.differences.take', { name: 'Head of Engineering' });
    await page.getByLabel(take, { exact: true }).focus();
    for (const left of ['1', null]) {
      await person.presses('Space');
      const all = words('renewal.differences.all', { n: '1' });
      if (left) await person.sees('button', all);
      else await person.doesNotSee('button', all);
      await person.until(
        'the keys on the difference',
        (take) => document.activeElement?.ariaLabel === take,
        take,
      );
    }
    assert.equal((await ask(address, 'start', {})).file.undo, null, 'nothing is written yet');
    await person.clicks('button', words('import.run'));
    await person.sees('dialog', words('import.done'));
    assert.notEqual((await ask(address, 'start', {})).file.undo, null);
  });
}

async function chooses(person, name, value) {
  await person.sees('combobox', name);
  await person.run(
    (name, value) => {
      const list = [...document.querySelectorAll('select')].find(
        (one) => one.labels[0].textContent.trim() === name,
      );
      list.value = value;
      list.dispatchEvent(new Event('change', { bubbles: true }));
    },
    name,
    value,
  );
}

async function tabsTo(person, pattern) {
  for (let presses = 0; presses < 80; presses++) {
    await person.presses('Tab');
    const name = await person.run(
      () => document.activeElement?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
    );
    if (pattern.test(name)) return;
  }
  assert.fail(`${pattern} is not reached by Tab`);
}

/** Buttons of the dialog that reach beyond it. */
function cut(page) {
  return page.evaluate(() => {
    const dialog = document.querySelector('dialog[open]').getBoundingClientRect();
    const beyond = (box) => box.left < dialog.left || box.right > dialog.right + 0.5;
    const framed = (button) => button.closest('.frame') !== null;
    return [...document.querySelectorAll('dialog[open] button')]
      .filter((button) => !framed(button) && beyond(button.getBoundingClientRect()))
      .map((button) => button.textContent);
  });
}
