// Gaps and overlaps: found in a list, opened by what mends them, decided, saved.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { ask, startBrowser } from '../support/browser.mjs';
import { atSample } from '../support/sample.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

async function opens(person, page, gaps) {
  await person.presses('Control+5');
  await person.clicks('button', page);
  await person.clicks('radio', gaps);
}

test('a topic that nobody owns is found in the list, mended from it by keys, and gone', async (t) => {
  const { page, person } = await atSample(browser, t);
  await opens(person, 'All topics…', 'Gaps and overlaps');
  await person.sees('table', 'Gaps and overlaps');
  await person.clicks('cell', 'Nobody answers for the topic “parking permit”');
  await person.sees('button', 'Change this topic…');
  await person.shows('gaps-en');
  assert.deepEqual(await violations(page), []);
  await person.presses('Enter');
  await person.sees('dialog', 'Change the topic');
  await person.reads('Nobody is accountable. Name above who answers.');
  await person.presses('Escape');
  await person.doesNotSee('dialog');
  await page.getByLabel('Only', { exact: true }).selectOption('unowned');
  await person.reads('2 of');
  await person.clicks('cell', 'Nobody answers for the topic “lost and found”');
  await person.clicks('button', 'Change this topic…');
  await person.sees('combobox', 'Who answers');
  await person.fills('combobox', 'Who answers', 'General Affairs');
  await person.sees('option', /^General Affairs/);
  await person.presses('Enter');
  await person.doesNotSee('option', /^General Affairs/);
  await person.noLongerReads('Nobody is accountable. Name above who answers.');
  await person.clicks('button', 'Save');
  await person.doesNotSee('dialog');
  await person.reads('1 of');
  await person.doesNotSee('cell', 'Nobody answers for the topic “lost and found”');
});

test('a gap is decided in the review and leaves the list, and the list is saved as it is filtered', async (t) => {
  const { page, person, home } = await atSample(browser, t);
  await opens(person, 'All topics…', 'Gaps and overlaps');
  await person.clicks('cell', 'Nobody answers for the topic “parking permit”');
  await person.clicks('button', 'Decide in the review');
  await person.sees('heading', 'Nobody answers for the topic “parking permit”');
  await person.clicks('button', /Not a problem$/);
  await person.sees('textbox', /^Why it is no problem/);
  await person.types('There is no car park');
  await person.presses('Enter');
  await person.reads('1 of 66 decided');
  await opens(person, 'All topics…', 'Gaps and overlaps');
  await person.sees('cell', 'Nobody answers for the topic “lost and found”');
  await person.doesNotSee('cell', 'Nobody answers for the topic “parking permit”');
  await person.clicks('checkbox', 'Show what was decided, too');
  await person.sees('cell', 'decided');
  assert.deepEqual(await violations(page), []);
  await page.getByLabel('Only', { exact: true }).selectOption('unowned');
  const file = path.join(home.folder, 'gaps.csv');
  await person.willSaveAt(file);
  await person.clicks('button', 'Save the list…');
  await person.clicks('radio', 'CSV');
  await person.shows('gaps-export');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'Save…');
  await person.doesNotSee('dialog');
  assert.equal(readFileSync(file, 'utf8').trim().split('\n').length, 3);
});

test('a seat of which nothing is written down leads to its details, in Indonesian and the dark', async (t) => {
  const look = { language: 'id', theme: 'dark', colorScheme: 'dark', viewport: { width: 1024, height: 700 } };
  const { page, person, address } = await atSample(browser, t, look);
  const { hits } = await ask(address, 'find', {
    text: 'Koordinator Ruang Surat',
    limit: 1,
    kinds: ['position'],
  });
  const under = { manager: hits[0].key, unit: null, personName: '', assistant: false };
  const unit = await ask(address, 'find', { text: 'Ruang Surat', limit: 1, kinds: ['unit'] });
  for (const title of ['Kurir', 'Juru arsip'])
    await ask(address, 'edit', { type: 'addPosition', ...under, unit: unit.hits[0].key, title });
  await page.reload();
  await person.seesPicture();
  await opens(person, 'Semua topik…', 'Celah dan tumpang tindih');
  await person.clicks('cell', /^2 jabatan di Ruang Surat tidak bertanggung jawab/);
  await person.clicks('button', /^Kurir/);
  await person.sees('button', /^Tugas: /);
  await person.shows('gaps-id-dark');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', /^Tugas: /);
  await person.types('Mengantar surat ke cabang');
  await person.presses('Enter');
  await person.sees('cell', /^1 jabatan di Ruang Surat/);
});
