// The needs written in a table by keys alone: typed, completed, pasted from a spreadsheet, copied, undone.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
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

test('a row that becomes a need while its next cell is written does not break that off', async (t) => {
  const { page, person } = await atNeeds(t);
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/call/set_cells', async (route) => {
    await held;
    await route.continue();
  });
  await person.clicks('button', 'Add a row');
  for (const [word, option] of [
    ['wareh', /^Warehouse/],
    ['pallet plan', null],
    ['Sales', /^Sales/],
  ]) {
    await person.types(word);
    if (option) await person.sees('option', option);
    await person.presses('Tab');
  }
  await person.types('act');
  await page.evaluate(() => (window.field = document.activeElement));
  release();
  await person.reads('71 needs');
  await person.types('ion');
  assert.ok(await page.evaluate(() => window.field === document.activeElement), 'the same field');
  await person.presses('Enter');
  await person.until(
    'the need in the table',
    `() => (${row})('pallet plan')?.slice(0, 4).join() === 'Warehouse,pallet plan,Sales,action'`,
  );
});

test('what is written stays in its cell when another is clicked, and when the table is scrolled', async (t) => {
  const { page, person } = await atNeeds(t);
  const [written, other] = [cell(2, 'For'), cell(4, 'For')];
  // Rows may still be on their way.
  await person.until('the rows', (of) => document.querySelector(of)?.textContent !== '…', other);
  const before = await page.locator(other).textContent();
  await page.locator(written).click();
  await person.types('to plan shifts');
  await page.locator(other).click();
  await person.until('the text in its cell', says, written, 'to plan shifts');
  assert.equal(await page.locator(other).textContent(), before);
  assert.equal(await page.locator('[role=gridcell] input').count(), 0);
  await page.locator(other).dblclick();
  await person.presses('Control+a');
  await person.types('to sell');
  await page.locator(`${other} input`).dblclick();
  await page.evaluate(() => (document.querySelector('[role=grid]').scrollTop = 1500));
  await person.until('a later row', () => document.querySelector('[aria-rowindex="60"]') !== null);
  assert.deepEqual(await violations(page), []);
  await person.presses('End');
  await person.types(' more');
  await person.presses('Enter');
  await page.evaluate(() => (document.querySelector('[role=grid]').scrollTop = 0));
  await person.until('the whole text', says, other, 'to sell more');
});

test('what is cut is emptied only where the clipboard took it', async (t) => {
  const { page, person } = await atNeeds(t);
  await page.evaluate(() => {
    // A system that hears neither the keys nor the page.
    window.deaf = (event) => event.stopImmediatePropagation();
    document.addEventListener('cut', window.deaf, true);
    navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
  });
  const [from, to] = [cell(2, 'For'), cell(3, 'For')];
  const text = await page.locator(from).textContent();
  await page.locator(from).click();
  await person.presses('Control+Shift+ArrowDown');
  await person.presses('Control+x');
  await person.reads('(not allowed)');
  await person.noLongerReads('rows copied');
  await page.evaluate(() => (document.querySelector('[role=grid]').scrollTop = 0));
  await person.until('the text still there', says, from, text);
  await page.evaluate(() => document.removeEventListener('cut', window.deaf, true));
  await page.locator(from).click();
  await person.presses('Control+x');
  await person.until('the cell emptied', says, from, '');
  await page.locator(to).click();
  await person.presses('Control+v');
  await person.until('the text where it was pasted', says, to, text);
});

test('a block from a spreadsheet is pasted as one step, and what is not understood stays to be mended', async (t) => {
  const { page, person } = await atNeeds(t);
  await page.getByRole('grid').focus();
  await person.presses('Control+ArrowDown');
  await pastes(page, 'Warehouse\tshelf plan\tSales\tinformation\r\nMoon\tbox plan\tSales\tsecret\r\n');
  await person.reads('71 needs');
  await person.reads('1 row is no need yet');
  // Where it begins is in sight, also of a block as wide as the table.
  await person.until('the first cell of it', () => {
    const cell = document.getElementById(
      document.querySelector('[role=grid]').getAttribute('aria-activedescendant'),
    );
    return cell?.textContent.includes('Warehouse') && document.querySelector('[role=grid]').scrollLeft === 0;
  });
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

test('rows that are no needs yet are kept through an import, and asked about before the file is closed', async (t) => {
  const { page, person, home } = await atNeeds(t);
  await person.clicks('button', 'Add a row');
  await person.types('stray pallets');
  await person.presses('Tab');
  await person.reads('1 row is no need yet');
  const list = path.join(home.folder, 'topics.csv');
  await writeFile(list, 'topic,owner\nPallets,Warehouse\n');
  await page.evaluate(
    (paths) => window.dispatchEvent(new CustomEvent('simpul-drop', { detail: { paths } })),
    [list],
  );
  await person.sees('dialog', 'Import lists');
  for (const step of ['Columns of', 'Everything was understood', 'This is what will come of it']) {
    await person.clicks('button', 'Next');
    await person.reads(step);
  }
  await person.clicks('button', 'Import');
  await person.sees('dialog', 'Imported');
  await person.clicks('button', 'Show the chart');
  await person.presses('Control+6');
  await person.reads('1 row is no need yet');
  await page.getByRole('grid').focus();
  await person.presses('Control+ArrowDown');
  await person.until('the row', `() => (${row})('stray pallets') !== null`);
  await person.presses('Control+w');
  await person.sees('dialog', 'Not everything is finished');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'Stay and finish');
  await person.doesNotSee('dialog');
  await person.reads('1 row is no need yet');
  await person.presses('Control+w');
  await person.clicks('button', 'Close without it');
  await person.sees('heading', 'Simpul');
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

test('the table keeps to the filter of the map by keys, says how many it hides, and lifts it', async (t) => {
  const { page, person } = await atNeeds(t);
  await page.getByRole('button', { name: /^Filter/ }).focus();
  await person.presses('Enter');
  await person.sees('group', 'Which needs the table shows');
  const action = page.getByRole('checkbox', { name: /^action/i });
  await action.focus();
  await person.presses('Space');
  const shown = Number((await action.locator('xpath=..').innerText()).match(/\d+/)[0]);
  await person.reads(`${shown} of 70 needs`);
  await person.reads(`${70 - shown} needs hidden by the filter`);
  await page.locator(`[role=grid][aria-rowcount="${shown + 2}"]`).waitFor();
  assert.deepEqual(await violations(page), []);
  await person.presses('Escape');
  await page.waitForFunction(() => /^Filter/.test(document.activeElement?.textContent?.trim() ?? ''));

  // What was just written stays in sight, though it is information.
  await person.clicks('button', 'Add a row');
  for (const [word, option] of [
    ['wareh', /^Warehouse/],
    ['pallet plan', null],
    ['Sales', /^Sales/],
  ]) {
    await person.types(word);
    if (option) await person.sees('option', option);
    await person.presses('Tab');
  }
  await person.until('the need in the table', `() => (${row})('pallet plan')?.[3] === 'information'`);
  await person.reads(`${shown + 1} of 71 needs`);
  await person.reads(`${70 - shown} needs hidden by the filter`);
  await person.presses('Escape');
  await person.presses('Control+e');
  await person.sees('dialog', 'Save the needs as a list');
  await person.presses('Escape');
  await person.doesNotSee('dialog', 'Save the needs as a list');

  await page.getByRole('button', { name: 'Lift “kind: action”' }).focus();
  await person.presses('Enter');
  await person.noLongerReads('hidden by the filter');
  await person.reads('71 needs');
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

for (const language of ['en', 'id']) {
  for (const [theme, width] of [
    ['light', 1440],
    ['dark', 1024],
  ]) {
    test(`the bar with a filter is one line at ${width}, in ${language} and ${theme}`, async (t) => {
      const { page, person } = await atNeeds(t, { language, theme, width });
      await person.clicks('button', /^Filter/);
      await person.clicks('checkbox', language === 'en' ? /^action/i : /^tindakan/i);
      await person.clicks('checkbox', language === 'en' ? /^Show customers/ : /^Tampilkan pelanggan/);
      await person.sees('button', language === 'en' ? /without the outside/ : /tanpa pihak luar/);
      await person.shows(`needs-filter-${language}-${theme}`);
      assert.deepEqual(await violations(page), []);
      await person.presses('Escape');
      await person.sees('button', /^Filter 2/);
      await person.shows(`needs-filtered-${language}-${theme}`);
      await person.until('one line', () => {
        const bar = document.querySelector(
          '[aria-label="Filter the needs"], [aria-label="Saring kebutuhan"]',
        );
        return bar !== null && bar.parentElement.clientHeight <= 50;
      });
      assert.deepEqual(await violations(page), []);
    });
  }
}

const COLUMNS = { For: 12 };

/** The cell of a row, the first being 2, for `What for`. */
function cell(row, column) {
  return `[aria-rowindex="${row}"] [aria-colindex="${COLUMNS[column]}"]`;
}
const says = (cell, text) => document.querySelector(cell)?.textContent === text;

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
  const at = await atSample(browser, t, {
    language,
    theme,
    viewport,
    colorScheme: theme,
  });
  await at.person.presses('Control+6');
  await at.person.reads(language === 'en' ? '70 needs' : '70 kebutuhan');
  await at.person.until('rows', () => document.querySelectorAll('[role=gridcell]').length > 100);
  return at;
}
