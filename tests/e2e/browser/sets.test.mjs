// A need said for several at once: made by one sentence, changed one or all, completed when a unit is missing.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { startBrowser } from '../support/browser.mjs';
import { atSample, goTo } from '../support/sample.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('one sentence makes a need from every unit under another, and one of them or all are changed', async (t) => {
  const { page, person } = await atSample(browser, t);
  await goTo(person, 'Payroll');
  await person.clicks('button', 'Add a need');
  await person.sees('dialog', 'Add a need');
  await person.clicks('button', 'Several at once…');
  await page.getByLabel('From whom: how many').selectOption('Every unit right under');
  await person.fills('combobox', 'From whom', 'Trading Division');
  await person.clicks('option', /^Trading Division/);
  await person.fills('textbox', 'What is needed', 'list of shifts');
  await person.reads('needs: Payroll from');
  assert.deepEqual(await violations(page), []);
  await person.shows('set-form');
  await person.clicks('button', 'Add');
  await person.doesNotSee('dialog');
  await person.clicks('button', /^list of shifts$/i);
  await person.reads('said at once. From every unit right under Trading Division');
  assert.deepEqual(await violations(page), []);
  await person.shows('set-card');

  await person.clicks('button', 'Change: list of shifts');
  await person.fills('textbox', 'Due', 'Monday 09:00');
  await person.clicks('button', 'Save');
  await person.reads('Change only this need, or all');
  assert.deepEqual(await violations(page), []);
  await person.shows('set-which');
  await person.clicks('button', /^All \d+$/);
  await person.doesNotSee('dialog');
  await person.sees('button', /^Undo: Change \d+ needs/);
  await person.clicks('button', 'Remove: list of shifts');
  await person.sees('dialog', 'Remove one need or all?');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'Only this one');
  await person.doesNotSee('dialog');

  // The one that is missing now is asked about in a review.
  await person.clicks('button', 'Review');
  await person.sees('option', /./);
  const kinds = page.getByLabel('Kind', { exact: true });
  const label = await kinds.locator('option', { hasText: 'Left out of a set' }).textContent();
  await kinds.selectOption({ label: label.trim() });
  await person.clicks('option', /is not among those who need or give “list of shifts”/);
  await person.sees('button', 'Add it');
  assert.deepEqual(await violations(page), []);
  await person.shows('set-review');
  await person.clicks('button', 'Add it');
  await person.sees('button', /^Undo: Add/);
  await person.noLongerReads('is not among those who need or give “list of shifts”');
});

test('in the table one need of a set or all of them are written, emptied and removed', async (t) => {
  const { page, person } = await atSample(browser, t);
  await goTo(person, 'Payroll');
  await person.clicks('button', 'Add a need');
  await person.clicks('button', 'Several at once…');
  await page.getByLabel('From whom: how many').selectOption('Every unit right under');
  await person.fills('combobox', 'From whom', 'Trading Division');
  await person.clicks('option', /^Trading Division/);
  await person.fills('textbox', 'What is needed', 'list of shifts');
  await person.reads('needs: Payroll from');
  await person.clicks('button', 'Add');
  await person.doesNotSee('dialog');
  await person.clicks('button', 'Needs');
  await person.fills('textbox', 'Filter the needs', 'list of shifts');
  await person.until('only those', () =>
    [...document.querySelectorAll('[role=grid] [aria-colindex="3"]')]
      .slice(1, 4)
      .every((cell) => cell.textContent.includes('list of shifts')),
  );
  const dues = () => page.locator('[role=gridcell][aria-colindex="6"]').allTextContents();
  await page.locator('[aria-rowindex="2"] [aria-colindex="6"]').click();
  await person.types('Monday 09:00');
  await person.presses('Enter');
  await person.sees('dialog', 'Change one need or all?');
  assert.deepEqual(await violations(page), []);
  await person.shows('set-table');
  await person.presses('Escape');
  await person.doesNotSee('dialog');
  assert.ok((await dues()).every((due) => due === ''));
  await page.locator('[aria-rowindex="2"] [aria-colindex="6"]').click();
  await person.types('Monday 09:00');
  await person.presses('Enter');
  await person.clicks('button', /^All \d+$/);
  await person.sees('button', /^Undo: Change \d+ needs/);
});

for (const [language, theme, width, height] of [
  ['id', 'dark', 1024, 700],
  ['en', 'light', 1440, 900],
]) {
  test(`several are chosen one by one, in ${language} and ${theme}`, async (t) => {
    const { page, person } = await atSample(browser, t, {
      language,
      theme,
      viewport: { width, height },
      colorScheme: theme,
    });
    const words =
      language === 'en'
        ? { add: 'Add a need', how: 'Who needs it: how many', several: 'Several', field: 'Who needs it' }
        : {
            add: 'Tambah kebutuhan',
            how: 'Siapa yang membutuhkan: berapa banyak',
            several: 'Beberapa',
            field: 'Siapa yang membutuhkan',
          };
    await page.evaluate(() => document.querySelector('[data-picture]').focus());
    await person.presses('ArrowDown');
    await person.clicks('button', words.add);
    await person.clicks('button', /^(Several at once|Beberapa sekaligus)…$/);
    await page.getByLabel(words.how).selectOption(words.several);
    for (const name of language === 'en' ? ['Sales', 'Marketing'] : ['Penjualan', 'Pemasaran']) {
      await person.fills('combobox', words.field, name);
      await person.clicks('option', new RegExp(`^${name}`));
      await person.until(
        'it among the chosen',
        (name) => [...document.querySelectorAll('dialog li')].some((li) => li.textContent.includes(name)),
        name,
      );
    }
    assert.deepEqual(await violations(page), []);
    await person.shows(`set-several-${language}-${theme}`);
  });
}
