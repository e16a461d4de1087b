// A reviewer begins a review under a name, goes on with it, and compares it with the one before.

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

test('a review is begun, compared with the one before, and its findings say what is new and gone', async (t) => {
  const { page, person, address, home } = await atReview(t);
  await begins(person, 'Spring');
  await person.reads('0 of 66 done');
  assert.deepEqual(await violations(page), []);
  await changes(address);
  await page.reload();
  await person.seesPicture();
  await person.clicks('button', 'Review');
  await person.sees('option', /./);
  await person.clicks('button', 'Reviews');
  await person.sees('heading', 'Spring');
  await person.shows('reviews');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'Go on');
  await person.doesNotSee('dialog');
  await begins(person, 'Autumn');
  await person.sees('radio', /^New\s*2$/);
  await person.clicks('radio', /^New\s*2$/);
  await person.reads('New since “Spring”');
  await person.shows('reviews-new');
  assert.deepEqual(await violations(page), []);
  await person.clicks('radio', /^Gone/);
  await person.reads('This was found when the review “Spring” began');
  await person.shows('reviews-gone');
  assert.deepEqual(await violations(page), []);
  await person.clicks('radio', /^Changed/);
  await person.reads('Since “Spring”:');
  await person.shows('reviews-changed');
  await page.getByLabel('Compared with', { exact: true }).selectOption({ index: 1 });
  await person.sees('radio', /^New\s*0$/);

  const report = path.join(home.folder, 'review.html');
  await person.presses('Control+e');
  await person.sees('dialog');
  await person.willSaveAt(report);
  await person.clicks('button', 'Save…');
  await person.doesNotSee('dialog');
  assert.ok(readFileSync(report, 'utf8').includes('<h1>Autumn – '));
  await person.clicks('button', 'Leave this review');
  await person.sees('button', /^Scope/);
});

test('a review is called otherwise and removed by keys, and undo brings it back', async (t) => {
  const { page, person } = await atReview(t);
  await begins(person, 'Spring');
  await person.clicks('button', 'Reviews');
  await person.sees('heading', 'Spring');
  await page.getByRole('button', { name: 'Rename', exact: true }).focus();
  await person.presses('Enter');
  await person.sees('textbox', 'Name of the review');
  await person.presses('End');
  await person.types(' 2026');
  await person.presses('Enter');
  await person.sees('heading', 'Spring 2026');
  await page.getByRole('button', { name: 'Remove', exact: true }).focus();
  await person.presses('Enter');
  await person.reads('No review has been begun yet.');
  await person.presses('Escape');
  await person.doesNotSee('dialog');
  await person.sees('button', /^Scope/);
  await page.locator('[role=option][tabindex="0"]').focus();
  await person.presses('Control+z');
  await person.clicks('button', 'Reviews');
  await person.sees('heading', 'Spring 2026');
});

test('in Indonesian, in the dark and on a small screen nothing is cut', async (t) => {
  const look = { language: 'id', theme: 'dark', viewport: { width: 1024, height: 700 } };
  const { page, person, address } = await atReview(t, look);
  await ask(address, 'start_review', { name: 'Semester I', level: 4 });
  await ask(address, 'start_review', { name: 'Tinjauan kebutuhan Divisi Asuransi semester II', level: 4 });
  await page.reload();
  await person.seesPicture();
  await person.clicks('button', 'Tinjauan');
  await person.sees('option', /./);
  await person.clicks('button', 'Daftar tinjauan');
  await person.sees('heading', 'Semester I');
  await person.shows('reviews-id');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'Lanjutkan');
  await person.doesNotSee('dialog');
  await person.sees('radio', /^Hilang/);
  await person.shows('reviews-bar-id');
  assert.deepEqual(await violations(page), []);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
  assert.ok(wide, 'no sideways scrolling');
});

async function begins(person, name) {
  await person.clicks('button', 'Reviews');
  await person.sees('dialog');
  await person.fills('textbox', 'Begin a review', name);
  await person.presses('Enter');
  await person.doesNotSee('dialog');
  await person.sees('group', `The review “${name}”`);
}

/** One pair goes, one pair comes, and one gets a need more. */
async function changes(address) {
  const queue = await ask(address, 'review', { level: 4, kinds: ['one-way'] });
  const row = (supplier, customer) =>
    queue.rows.find(({ title: { args } }) => args.supplier === supplier && args.customer === customer);
  const item = (row) => ask(address, 'review_item', { key: row.key, level: 4 });
  const gone = await item(row('Mail Room', 'Claims'));
  const more = await item(row('Data Entry', 'Claims'));
  for (const { need } of gone.evidence[0].needs)
    await ask(address, 'edit', { type: 'removeNeed', need: need.key });
  const add = (customer, supplier) =>
    ask(address, 'edit', { type: 'addNeed', customer, supplier, item: 'one thing more' });
  await add(more.pair.customer.key, more.pair.supplier.key);
  const sales = await item(row('Sales', 'Marketing'));
  await add(gone.pair.customer.key, sales.pair.customer.key);
}

async function atReview(t, options) {
  const at = await atSample(browser, t, options);
  await at.person.clicks('button', /^(Review|Tinjauan)$/);
  await at.person.sees('option', /./);
  return at;
}
