// Needs recorded by being asked: an interview by keys alone, left and resumed, and drafts along the reporting lines.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { startBrowser } from '../support/browser.mjs';
import { atSample } from '../support/sample.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('a unit is interviewed by keys alone, in both directions and inside, and goes on where it was left', async (t) => {
  const { page, person } = await atNeeds(t);
  await person.clicks('button', 'Interview…');
  await person.until('the keys on whom', () => document.activeElement.ariaLabel === 'With whom');
  await person.types('Mail Room');
  await person.sees('option', /^Mail Room/);
  await person.presses('Enter');
  await person.until('the keys on what begins it', () => document.activeElement.matches('.begin .main'));
  await person.clicks('button', 'Only this unit');
  await person.sees('heading', 'What does Mail Room need from others?');
  await person.types('list of absences');
  await person.presses('Enter');
  await person.sees('heading', 'From whom does Mail Room get list of absences?');
  await person.types('human res');
  await person.sees('option', /^Human Resources/);
  await person.presses('Enter');
  await person.sees('heading', /^In what form/);
  await person.types('spreadsheet');
  await person.presses('Enter');
  await person.sees('heading', /^By when must/);
  await person.types('08:00');
  await person.presses('Enter');
  await person.sees('heading', /^What does Mail Room do with/);
  await person.shows('interview');
  await person.presses('Enter');
  await person.reads('Human Resources · spreadsheet · 08:00');
  await person.sees('heading', 'What does Mail Room need from others?');
  assert.deepEqual(await violations(page), []);
  await person.presses('Enter');
  await person.sees('heading', 'What do others need from Mail Room?');
  await person.presses('Alt+ArrowLeft');
  await person.sees('heading', 'What does Mail Room need from others?');
  await person.reads('Human Resources · spreadsheet · 08:00');
  await person.presses('Control+z');
  await person.noLongerReads('Human Resources · spreadsheet · 08:00');
  const kept = page.waitForResponse((response) => response.url().endsWith('/call/set_settings'));
  await person.presses('Enter');
  await person.sees('heading', 'What do others need from Mail Room?');
  // Where it was left is kept before the page is left.
  await kept;
  await person.presses('Escape');
  await person.sees('button', 'Go on where it was left');
  assert.deepEqual(await violations(page), []);
  await person.shows('interview-begin');
  await page.reload();
  await person.seesPicture();
  await person.presses('Control+6');
  await person.clicks('button', 'Interview…');
  await person.clicks('button', 'Go on where it was left');
  await person.sees('heading', 'What do others need from Mail Room?');
  await person.presses('Enter');
  await person.sees('heading', /^Who in Mail Room needs something/);
  await person.presses('Enter');
  await person.reads('The interview is through.');
});

test('no question is skipped, and what is half said is kept until it is finished or given up', async (t) => {
  const { page, person } = await atNeeds(t);
  await person.clicks('button', 'Interview…');
  await person.clicks('combobox', 'With whom');
  await person.types('Mail Room');
  await person.sees('option', /^Mail Room/);
  await person.presses('Enter');
  await person.clicks('button', 'Only this unit');
  await person.sees('heading', 'What does Mail Room need from others?');
  await person.clicks('button', 'Next');
  await person.reads('Write what it is first');
  await person.types('list of absences');
  await person.clicks('button', 'Next');
  await person.sees('heading', 'From whom does Mail Room get list of absences?');
  await person.clicks('button', 'Next');
  await person.reads('This cannot stay empty');
  assert.deepEqual(await violations(page), []);
  await person.types('nobody at all');
  await person.presses('Tab');
  await person.clicks('button', 'Next');
  await person.until('that nobody is called so', () => document.querySelector('[role=alert]') !== null);
  await person.sees('heading', 'From whom does Mail Room get list of absences?');
  await person.fills('combobox', 'Answer', 'human resources');
  await person.sees('option', /^Human Resources/);
  await person.presses('Tab');
  await person.doesNotSee('option');
  await person.clicks('button', 'Next');
  await person.sees('heading', /^In what form/);
  await person.types('spreadsheet');

  // Elsewhere and back; on to the next part and back; a pause.
  await person.presses('Control+6');
  await person.reads('70 needs');
  await person.clicks('button', 'Interview…');
  await person.sees('heading', 'In what form does list of absences come?');
  const form = () => document.querySelector('input.answer')?.value === 'spreadsheet';
  await person.until('what was said', form);
  await person.clicks('button', 'Nothing more');
  await person.sees('heading', 'What do others need from Mail Room?');
  await person.presses('Alt+ArrowLeft');
  await person.until('what was said', form);
  await person.clicks('button', 'Pause');
  await person.clicks('button', 'Go on where it was left');
  await person.until('what was said', form);

  // It is asked about at the end, and before the file is closed.
  await person.clicks('button', 'Nothing more');
  await person.sees('heading', 'What do others need from Mail Room?');
  await person.clicks('button', 'Nothing more');
  await person.sees('heading', /^Who in Mail Room needs something/);
  await person.clicks('button', 'Finish');
  await person.sees('dialog', 'Not everything is finished');
  await person.reads('1 answer of the interview is only half given.');
  await person.shows('leaving');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'Stay and finish');
  await person.until('what was said', form);
  await person.presses('Control+w');
  await person.reads('lost when it is closed');
  await person.clicks('button', 'Close without it');
  await person.sees('heading', 'Simpul');
});

test('drafts are proposed along the reporting lines and agreed one by one or all at once', async (t) => {
  const { page, person } = await atNeeds(t);
  await person.clicks('button', 'Along the reporting lines…');
  await person.clicks('combobox', 'Unit or position');
  await person.types('Mail Room');
  await person.sees('option', /^Mail Room/);
  await person.presses('Enter');
  await person.sees('checkbox', /⇄/);
  await person.shows('lines');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', /^Make \d+ drafts$/);
  await person.reads('Are they so?');
  await person.clicks('button', 'Yes, agreed');
  await person.shows('lines-drafts');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'All agreed');
  await person.doesNotSee('dialog');
  await person.clicks('button', /^Undo: /);
  await person.reads('Undone');
});

async function atNeeds(t) {
  const at = await atSample(browser, t);
  await at.person.presses('Control+6');
  await at.person.reads('70 needs');
  return at;
}
