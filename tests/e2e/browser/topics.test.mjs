// All topics as a list, by keys: filtered, opened, deleted and brought back; and the rhythm.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { startBrowser } from '../support/browser.mjs';
import { atSample } from '../support/sample.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('topics are filtered, deleted and brought back, and the rhythm is changed', async (t) => {
  const { page, person } = await atSample(browser, t);
  await person.presses('Control+5');
  await person.clicks('button', 'All topics…');
  await person.sees('heading', 'All topics');
  await person.reads('45 of 45');
  await person.shows('topics-en');
  assert.deepEqual(await violations(page), []);
  await person.fills('textbox', 'Find in all columns', 'mail sorting');
  await person.reads('1 of 45');
  await person.clicks('cell', /^mail sorting/i);
  await person.sees('button', 'Delete');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'Delete');
  await person.reads('0 of 44');
  await person.clicks('button', /^Undo: Remove topic/);
  await person.reads('1 of 45');
  await person.fills('spinbutton', 'Ask again after months (0: never)', '24');
  await person.presses('Tab');
  await person.sees('button', /^Undo: Change after how long/);
});

test('somebody who takes part in a topic is added by keys, stands there again, and is taken back', async (t) => {
  const { page, person } = await atSample(browser, t);
  const opens = async () => {
    await person.clicks('cell', /^mail sorting/i);
    await person.clicks('button', 'Change this topic…');
    await person.reads('is the owner');
  };
  await person.presses('Control+5');
  await person.clicks('button', 'All topics…');
  await person.fills('textbox', 'Find in all columns', 'mail sorting');
  await person.reads('1 of 45');
  await opens();
  await person.doesNotSee('combobox', 'Who takes part, line 1');
  await person.until('the focus', () => {
    const add = [...document.querySelectorAll('button')].find((one) =>
      one.innerText.includes('Add somebody'),
    );
    add?.focus();
    return document.activeElement === add;
  });
  await person.presses('Enter');
  await person.sees('combobox', 'Who takes part, line 1');
  await person.types('Finance');
  await person.sees('option', /^Finance( |$)/);
  await person.presses('Enter');
  await person.doesNotSee('option', /^Finance( |$)/);
  await person.sees('combobox', 'Part: Finance');
  await person.presses('Tab');
  await person.presses('ArrowUp');
  await person.reads('2 are accountable. Exactly one should be.');
  assert.deepEqual(await violations(page), []);
  await person.presses('ArrowDown');
  await person.noLongerReads('2 are accountable. Exactly one should be.');
  await person.shows('parts-en');
  await person.clicks('button', 'Save');
  await person.doesNotSee('button', 'Save');
  await person.sees('button', /^Undo: Change topic/);
  await person.clicks('radio', 'Who has which part');
  await person.sees('cell', 'Finance');
  assert.deepEqual(await violations(page), []);
  await person.shows('parts-table-en');
  await opens();
  await person.sees('combobox', 'Part: Finance');
  assert.equal(await person.run(() => document.querySelector('select.part').value), 'C');
  await person.presses('Escape');
  await person.doesNotSee('button', 'Save');
  await person.clicks('button', /^Undo: Change topic/);
  await person.doesNotSee('button', /^Undo: Change topic/);
  await opens();
  await person.doesNotSee('combobox', 'Part: Finance');
});

test('the dialog warns where nobody is accountable, and says who becomes the owner', async (t) => {
  const { page, person } = await atSample(browser, t);
  await person.presses('Control+5');
  await person.clicks('button', 'All topics…');
  await person.fills('textbox', 'Find in all columns', 'parking permit');
  await person.reads('1 of 45');
  await person.clicks('cell', /^parking permit/i);
  await person.clicks('button', 'Change this topic…');
  await person.reads('Nobody is accountable. Name above who answers.');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'Add somebody');
  await person.sees('combobox', 'Who takes part, line 1');
  await person.types('General Affairs');
  await person.sees('option', /^General Affairs/);
  await person.presses('Enter');
  await person.sees('combobox', 'Part: General Affairs');
  await person.presses('Tab');
  await person.presses('ArrowUp');
  await person.reads('When this is saved, General Affairs becomes the one who answers.');
  await person.shows('parts-becomes-en');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'Save');
  await person.doesNotSee('button', 'Save');
  await person.sees('cell', 'General Affairs');
});

test('a table of responsibilities is taken in as one step, and says what it did not understand', async (t) => {
  const { page, person, home } = await atSample(browser, t);
  const file = path.join(home.folder, 'raci.csv');
  writeFileSync(
    file,
    'topic,U-GAD,U-FIN,Somebody else\nparking permit,A,I,R\nmail sorting,A,X,\nbicycles,R/A,,\n',
  );
  await person.presses('Control+5');
  await person.clicks('button', 'All topics…');
  await person.reads('45 of 45');
  await person.clicks('radio', 'Who has which part');
  await person.willSaveAt(file);
  await person.clicks('button', 'Take in RACI…');
  await person.reads('46 of 46');
  await person.reads('2 topics changed, 1 added.');
  await person.reads('Line 1: “Somebody else” names nobody, or several');
  await person.reads('Line 3: “X” are not the letters R, A, C and I');
  await person.shows('raci-taken-en');
  assert.deepEqual(await violations(page), []);
  await person.fills('textbox', 'Find in all columns', 'mail sorting');
  await person.sees('cell', 'several accountable');
  await person.shows('parts-several-en');
  await person.clicks('radio', 'Gaps and overlaps');
  await person.sees('cell', /^2 are accountable for “mail sorting”/);
  await person.clicks('radio', 'Topics');
  await person.reads('1 of 46');
  await person.clicks('button', /^Undo: Take in a table of responsibilities/);
  await person.reads('1 of 45');
});

test('in Indonesian and the dark', async (t) => {
  const look = { language: 'id', theme: 'dark', colorScheme: 'dark', viewport: { width: 1024, height: 700 } };
  const { page, person } = await atSample(browser, t, look);
  await person.presses('Control+5');
  await person.clicks('button', 'Semua topik…');
  await person.reads('45 dari 45');
  await person.shows('topics-id-dark');
  await person.until('every column in sight', everyColumn);
  assert.deepEqual(await violations(page), []);
  await person.fills('textbox', 'Cari di semua kolom', 'sortir surat');
  await person.reads('1 dari 45');
  await person.clicks('cell', /^sortir surat/i);
  await person.clicks('button', 'Ubah topik ini…');
  await person.reads('pemilik topik');
  await person.clicks('button', 'Tambah yang terlibat');
  await person.sees('combobox', 'Siapa terlibat, baris 1');
  assert.deepEqual(await violations(page), []);
  await person.shows('parts-id-dark');
  await person.presses('Escape');
  await person.doesNotSee('button', 'Simpan');
  await person.fills('textbox', 'Cari di semua kolom', 'surat');
  await person.clicks('radio', 'Siapa berperan apa');
  await person.sees('columnheader', /^Pelaksana/);
  await person.until('every column in sight', everyColumn);
  assert.deepEqual(await violations(page), []);
  await person.shows('parts-table-id-dark');
});

function everyColumn() {
  const last = [...document.querySelectorAll('[role=columnheader]')].at(-1);
  return last !== undefined && last.getBoundingClientRect().right <= window.innerWidth;
}
