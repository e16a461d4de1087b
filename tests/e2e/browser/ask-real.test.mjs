// Strangers ask the published teams of two projects, by keys alone: no topic is written there yet.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { ask, startBrowser } from '../support/browser.mjs';
import { ROOT } from '../support/programs.mjs';
import { atStart } from '../support/sample.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

/** Nothing else was decided about the tables. */
const NO_MORE = {
  force: false,
  columns: {},
  needsBy: null,
  dryRun: false,
  onlyColumns: false,
};

const focused = (page, what) =>
  page.waitForFunction((what) => document.activeElement?.matches(what), what, { polling: 'raf' });

/** Goes on by the Tab key alone until the keys are on what is called so. */
async function tabsTo(person, name) {
  const isThere = (name) => {
    const { ariaLabel, labels, innerText } = document.activeElement;
    const called = ariaLabel ?? labels?.[0]?.innerText ?? innerText;
    return called.trim() === name;
  };
  for (let left = 60; left > 0; left--) {
    if (await person.run(isThere, name)) return;
    await person.presses('Tab');
  }
  assert.fail(`the Tab key does not lead to ${name}`);
}

async function atTeams(t, name) {
  // Whoever left did so before the day on which they are imported.
  const at = await atStart(browser, t, { clock: '2026-11-30T09:00:00Z' });
  const folder = path.join(ROOT, 'tests', 'fixtures', 'real', name);
  const tables = { people: 'people', units: 'units', memberships: 'memberships', channels: 'contacts' };
  const files = Object.entries(tables)
    .filter(([role]) => role !== 'channels' || name.startsWith('kubernetes'))
    .map(([role, file]) => ({ path: path.join(folder, `${file}.csv`), role }));
  await ask(at.address, 'import_files', {
    files,
    out: path.join(at.home.folder, 'teams.simpul'),
    ...NO_MORE,
  });
  await at.page.reload();
  await at.person.seesPicture();
  return at;
}

test('a question in the bar is answered where no topic is written, not taken for a name with its small words', async (t) => {
  const { page, person } = await atTeams(t, 'kubernetes-community');
  await person.presses('Control+k');
  await person.types('who owns storage');
  await person.reads('Who answers');
  await person.sees('option', /^Storage/);
  assert.deepEqual(await violations(page), []);
  await person.shows('real-bar');
  await person.presses('Enter');
  await person.sees('heading', 'Storage');
  await person.reads('leads the unit, by title');
  await focused(page, '[role=combobox]');
  await person.presses('Enter');
  await focused(page, '[data-answer]');
  await person.presses('Tab');
  await person.presses('Enter');
  await person.reads('The answer is copied.');
  await person.presses('Control+k');
  await focused(page, '[role=combobox]');
  await person.types('slack channel for networking');
  await person.reads('#sig-network');
  await person.presses('Control+a');
  await person.types('who runs triage');
  await person.reads('a way to reach them is for “Bug Triage and Troubleshooting”');
  assert.deepEqual(await violations(page), []);
  await person.shows('real-triage');
});

test('what nobody answers leads from the bar to the page by Enter', async (t) => {
  const { page, person } = await atTeams(t, 'rust-lang-team');
  await person.presses('Control+k');
  await person.types('who owns storage');
  await person.reads('Press Enter to see what you can do.');
  assert.deepEqual(await violations(page), []);
  await person.presses('Enter');
  await person.sees('heading', 'Nobody is recorded for “who owns storage”.');
  await focused(page, '[role=combobox]');
});

test('once the box in the bar was called, what is opened next keeps the keys, on to all topics and the gaps', async (t) => {
  const { page, person } = await atTeams(t, 'rust-lang-team');
  await person.presses('Control+k');
  await person.types('who runs triage');
  await person.sees('option', /^Triage Team/);
  await person.presses('Enter');
  await person.sees('heading', 'Triage Team');
  await tabsTo(person, 'Show on the chart');
  await person.presses('Enter');
  await person.seesPicture();
  await focused(page, '[data-picture]');
  await person.presses('Control+5');
  await focused(page, '[role=combobox]');
  await person.presses('Escape');
  await person.sees('button', 'All topics…');
  await tabsTo(person, 'All topics…');
  await person.presses('Enter');
  await person.sees('heading', 'All topics');
  await person.until('the keys off the box', () => !document.activeElement.matches('[role=combobox]'));
  await tabsTo(person, 'Add a topic…');
  await person.presses('Enter');
  await person.sees('dialog', 'A new topic');
  await person.types('bug triage');
  await tabsTo(person, 'Try a question');
  await person.types('who runs triage');
  await person.reads('This topic is found');
  // Trying it is not saving it.
  await person.presses('Enter');
  await person.sees('dialog', 'A new topic');
  await person.presses('Escape');
  await person.doesNotSee('dialog');
  await tabsTo(person, 'Topics');
  await person.presses('ArrowRight');
  await person.sees('button', 'Take in RACI…');
  await person.presses('ArrowRight');
  await person.sees('table', 'Gaps and overlaps');
  assert.deepEqual(await violations(page), []);
});
