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
  await person.clicks('combobox', 'With whom');
  await person.types('Mail Room');
  await person.sees('option', /^Mail Room/);
  await person.presses('Enter');
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
