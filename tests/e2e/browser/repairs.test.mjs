// What once went wrong in the window, each as its own small story.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { ask, startBrowser } from '../support/browser.mjs';
import { atSample, atStart, goTo } from '../support/sample.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('in a narrow window the details leave the bars above the picture free', async (t) => {
  const { page, person } = await atSample(browser, t, {
    viewport: { width: 1024, height: 700 },
  });
  await person.presses('Control+2');
  await goTo(person, 'Marketing');
  await person.clicks('button', 'Unfold on the map');
  await person.sees('button', 'Fold 1 unit again');
  await person.clicks('radio', /^One-way/);
  await person.sees('heading', 'Marketing');
  for (const name of [/^Table$/, 'Show all']) {
    const place = await page.getByRole('button', { name, exact: true }).boundingBox();
    const hit = await page.evaluate(
      ([x, y]) => document.elementFromPoint(x, y).closest('button')?.innerText.trim() ?? '',
      [place.x + place.width / 2, place.y + place.height / 2],
    );
    assert.match(hit, name instanceof RegExp ? name : new RegExp(name));
  }
});

test('in a narrow window the details come when they are asked for, and again with the next selection', async (t) => {
  const { person } = await atSample(browser, t, {
    viewport: { width: 1024, height: 700 },
  });
  await person.clicks('button', 'Show details');
  await person.sees('heading', 'Nothing selected');
  await person.clicks('button', 'Show details');
  await person.doesNotSee('heading', 'Nothing selected');
  await person.clicks('button', 'Show details');
  await goTo(person, 'Marketing');
  await person.sees('heading', 'Marketing');
  await person.clicks('button', 'Hide details');
  await person.doesNotSee('heading', 'Marketing');
  await goTo(person, 'Warehouse');
  await person.sees('heading', 'Warehouse');
});

test('a unit without a box of its own is said to be marked by its head', async (t) => {
  const { person } = await atSample(browser, t);
  await goTo(person, 'Warehouse');
  await person.reads('Warehouse has no box of its own here; its head, Andi Tenri Abeng, is marked');
});

test('a refusal is said in the dialog that was refused', async (t) => {
  const { person } = await atSample(browser, t);
  await addsNeed(person, 'Marketing', 'Current stock by brand and type', 'Warehouse');
  await person.clicks('button', 'Add');
  await person.until('the refusal inside the dialog', () =>
    document.querySelector('dialog [role=alert]')?.innerText.includes('recorded already'),
  );
  await person.presses('Escape');
  await person.doesNotSee('dialog');
  await person.noLongerReads('recorded already');
});

test('a name that is only typed is taken where it names one, and questioned where it does not', async (t) => {
  const { person } = await atSample(browser, t);
  await person.presses('Control+Shift+n');
  await person.sees('dialog', 'Add a need');
  await person.presses('Enter');
  await person.reads('Say who needs it.');
  await person.reads('Say what is needed.');
  await person.reads('Say from whom it is needed.');
  await person.until('the first gap in focus', () => document.activeElement.ariaLabel === 'Who needs it');
  await person.types('marketing');
  await person.presses('Tab');
  await person.until('the unit of that name', () =>
    [...document.querySelectorAll('dialog [role=combobox]')].some((field) => field.value === 'Marketing'),
  );
  await person.types('Shelf plan');
  await person.presses('Tab');
  await person.types('Nobody at all');
  await person.presses('Tab');
  await person.reads('Nothing here is called “Nobody at all”.');
});

test('a need that is removed can be taken back from where that is said', async (t) => {
  const { person } = await atSample(browser, t);
  await person.presses('Control+2');
  await goTo(person, 'Marketing');
  await person.clicks('button', /^Remove: delivery limit/i);
  await person.reads('Done: Remove need “delivery limit”');
  await person.clicks('button', 'Undo');
  await person.sees('button', /^Remove: delivery limit/i);
});

test('a map without needs says so, and shows its units when asked', async (t) => {
  const { person, home, address, page } = await atStart(browser, t);
  await ask(address, 'new_file', {
    path: `${home.folder}/empty.simpul`,
    name: 'Toko Maju',
  });
  for (const name of ['Sales', 'Stock']) {
    await ask(address, 'edit', {
      type: 'addUnit',
      parent: null,
      name,
      kind: '',
      external: false,
    });
  }
  await page.reload();
  await person.clicks('button', 'Map');
  await person.sees('heading', 'No needs recorded yet');
  await person.sees('button', 'Add a need…');
  await person.clicks('button', 'Show the 2 units');
  await person.seesPicture();
  await person.presses('Control+t');
  await person.reads('No pair fits what is chosen above.');
});

test('a long list of processes stays inside the window', async (t) => {
  const { page, person, address } = await atSample(browser, t, {
    viewport: { width: 1024, height: 700 },
  });
  const found = await ask(address, 'find', {
    text: 'Marketing',
    limit: 1,
    kinds: ['unit'],
  });
  const other = await ask(address, 'find', {
    text: 'Legal',
    limit: 1,
    kinds: ['unit'],
  });
  await ask(address, 'edit', {
    type: 'addNeed',
    customer: found.hits[0].key,
    supplier: other.hits[0].key,
    item: 'Contract clauses',
    processes: Array.from({ length: 40 }, (_, at) => `Process ${at}`),
  });
  await person.presses('Control+2');
  await person.clicks('button', 'Filter');
  const panel = await page.locator('.panel').boundingBox();
  assert.ok(panel.x + panel.width <= 1024 && panel.y + panel.height <= 700, JSON.stringify(panel));
  await person.clicks('checkbox', /^Process 39/);
  await person.reads('pairs shown, level');
});

test('who leaves a field by a key stands where the field was', async (t) => {
  const { person } = await atSample(browser, t);
  await person.presses('Control+2');
  await goTo(person, 'Marketing');
  await person.clicks('button', /^Purpose/);
  await person.presses('Enter');
  await person.until('the purpose in focus', () => document.activeElement.ariaLabel?.startsWith('Purpose'));
  await person.clicks('button', 'Change: Head');
  await person.presses('Escape');
  await person.until('the pencil in focus', () => document.activeElement.ariaLabel === 'Change: Head');
});

test('whom a position reports to can be emptied', async (t) => {
  const { person } = await atSample(browser, t);
  await goTo(person, 'Head of Marketing');
  await person.clicks('button', 'Empty: Reports to');
  await person.reads('nobody (top of the chart)');
  await person.sees('button', /^Undo: Move position “Head of Marketing”/);
});

test('the export says the size the file will have, and measures a branch by itself', async (t) => {
  const { person, home } = await atSample(browser, t);
  await goTo(person, 'Head of Marketing');
  await person.presses('Control+e');
  await person.sees('radio', 'The selected branch');
  await person.clicks('radio', 'PNG');
  await person.until('the size in pixels', () => /\d pixels/.test(document.querySelector('.size').innerText));
  const said = await person.run(() =>
    document
      .querySelector('.size b')
      .innerText.replace(/[^\d×]/g, '')
      .split('×')
      .map(Number),
  );
  const path = `${home.folder}/chart.png`;
  await person.willSaveAt(path);
  await person.clicks('button', 'Save…');
  await person.doesNotSee('dialog');
  const png = await readFile(path);
  assert.deepEqual(said, [png.readUInt32BE(16), png.readUInt32BE(20)]);

  await person.presses('Control+e');
  await person.until('the size of all', () => document.querySelector('.size').innerText.includes(' shown'));
  const whole = await person.run(() => document.querySelector('.size').innerText);
  await person.clicks('radio', 'The selected branch');
  await person.until(
    'another size for the branch',
    (whole) =>
      document.querySelector('.size').innerText !== whole &&
      document.querySelector('.size').innerText.includes(' shown'),
    whole,
  );
});

test('a picture that cannot be made says why instead of being measured for ever', async (t) => {
  const { person, home, address, page } = await atStart(browser, t);
  await ask(address, 'new_file', { path: `${home.folder}/empty.simpul`, name: 'Toko Maju' });
  await page.reload();
  await person.sees('heading', 'Nobody here yet');
  await person.presses('Control+e');
  await person.reads('There is nothing to draw here yet.');
  await person.doesNotSee('button', 'Save…');
});

async function addsNeed(person, customer, item, supplier) {
  await person.presses('Control+Shift+n');
  await person.sees('dialog', 'Add a need');
  await person.types(customer);
  await person.presses('Tab');
  await person.types(item);
  await person.presses('Tab');
  await person.types(supplier);
  await person.presses('Tab');
}
