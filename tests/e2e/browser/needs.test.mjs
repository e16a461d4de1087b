// The needs written in a table by keys alone: typed, completed, pasted from a spreadsheet, copied, undone.

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

/** What the cells of a row read. */
const row = (name) =>
  [...document.querySelectorAll('[role=row]')]
    .map((row) => [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.textContent.trim()))
    .find((cells) => cells.includes(name)) ?? null;

test('a need is typed into the table with what is known completed, and taken back', async (t) => {
  const { page, person } = await atNeeds(t);
  await person.clicks('button', 'Add a row');
  await person.types('wareh');
  await person.sees('option', /^Warehouse/);
  await person.presses('Tab');
  await person.types('pallet plan');
  await person.presses('Tab');
  await person.types('Sales');
  await person.sees('option', /^Sales/);
  await person.presses('Tab');
  await person.reads('71 needs');
  await person.until(
    'the need in the table',
    `() => (${row})('pallet plan')?.slice(0, 4).join() === 'Warehouse,pallet plan,Sales,information'`,
  );
  await person.types('act');
  await person.presses('Enter');
  await person.until('the kind', `() => (${row})('pallet plan')?.[3] === 'action'`);
  assert.deepEqual(await violations(page), []);
  await person.shows('needs-typed');
  await person.presses('Control+z');
  await person.until('the kind as it was', `() => (${row})('pallet plan')?.[3] === 'information'`);
  await person.presses('Control+z');
  await person.reads('70 needs');
});

test('a block from a spreadsheet is pasted as one step, and what is not understood stays to be mended', async (t) => {
  const { page, person } = await atNeeds(t);
  await page.getByRole('grid').focus();
  await person.presses('Control+ArrowDown');
  await pastes(page, 'Warehouse\tshelf plan\tSales\tinformation\r\nMoon\tbox plan\tSales\tsecret\r\n');
  await person.reads('71 needs');
  await person.reads('1 row is no need yet');
  await person.shows('needs-pasted');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'Go to it');
  await person.reads('Nobody here is called “Moon”');
  await person.presses('Enter');
  await person.presses('Control+a');
  await person.types('Marketing');
  await person.sees('option', /^Marketing/);
  await person.presses('Enter');
  await person.reads('72 needs');
  await person.reads('1 cell is not understood');
  await person.clicks('button', 'Go to it');
  await person.reads('“secret” is no kind');
  await person.presses('Delete');
  await person.noLongerReads('not understood');
  await person.presses('Control+z');
  await person.reads('71 needs');
  await person.presses('Control+z');
  await person.reads('70 needs');
});

test('headings say what is what, and a copied block is the one that is pasted', async (t) => {
  const { page, person } = await atNeeds(t);
  await page.getByRole('grid').focus();
  await pastes(
    page,
    'Dari siapa\tApa\tSiapa yang butuh\tTenggat\tWarna\nSales\tbox list\tWarehouse\tJumat 10.00\tred\n',
  );
  await person.reads('71 needs');
  await person.reads('left out: Warna');
  await person.until(
    'the need',
    `() => (${row})('box list')?.slice(0, 5).join() === 'Warehouse,box list,Sales,information,Jumat 10.00'`,
  );
  const copied = await page.evaluate(() => {
    const grid = document.querySelector('[role=grid]');
    grid.focus();
    grid.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', ctrlKey: true, bubbles: true }));
    return document.querySelector('textarea').value;
  });
  assert.match(copied, /^Warehouse\tbox list\tSales\tinformation\tJumat 10.00\t/);
});

test('rows are filtered, sorted and removed', async (t) => {
  const { page, person } = await atNeeds(t);
  await person.fills('textbox', 'Filter the needs', 'overtime payroll');
  await person.reads('11 of 70 needs');
  await person.clicks('button', 'From whom');
  await person.until('a sorted column', () => document.querySelector('[aria-sort=ascending]') !== null);
  await page.getByRole('grid').focus();
  await person.presses('Shift+ArrowDown');
  await person.clicks('button', 'Remove 2 rows');
  await person.reads('9 of 68 needs');
  await person.clicks('button', 'Undo');
  await person.reads('11 of 70 needs');
  await person.presses('Control+e');
  await person.sees('dialog', 'Save the needs as a list');
  await person.reads('11 needs, as filtered and sorted');
  assert.deepEqual(await violations(page), []);
});

for (const [language, theme, width] of [
  ['en', 'dark', 1440],
  ['id', 'light', 1024],
]) {
  test(`the table reads well in ${language} and ${theme}`, async (t) => {
    const { page, person } = await atNeeds(t, { language, theme, width });
    await page.getByRole('grid').focus();
    await person.presses('ArrowDown');
    await person.presses('Shift+ArrowRight');
    await person.shows(`needs-${language}-${theme}`);
    assert.deepEqual(await violations(page), []);
  });
}

async function pastes(page, text) {
  await page.evaluate((text) => {
    const grid = document.querySelector('[role=grid]');
    grid.dispatchEvent(new KeyboardEvent('keydown', { key: 'v', ctrlKey: true, bubbles: true }));
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, text);
}

async function atNeeds(t, { language = 'en', theme = 'light', width = 1440 } = {}) {
  const viewport = { width, height: width === 1440 ? 900 : 700 };
  const at = await atSample(browser, t, { language, theme, viewport, colorScheme: theme });
  await at.person.presses('Control+6');
  await at.person.reads(language === 'en' ? '70 needs' : '70 kebutuhan');
  await at.person.until('rows', () => document.querySelectorAll('[role=gridcell]').length > 100);
  return at;
}
