// A reviewer goes through the queue by keys alone: evidence, the map, decisions, what comes back, the report.

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

test('the queue is worked through by keys alone, and a step is taken back', async (t) => {
  const { page, person } = await atReview(t);
  await person.sees('option', /3 needs wait for each other/);
  await person.shows('review');
  assert.deepEqual(await violations(page), []);
  await focusList(page);
  await person.presses('4');
  await person.sees('textbox', /^Why it is no problem/);
  await person.types('The forecast of last week serves as a start');
  await person.presses('Enter');
  await decided(person, 1);
  await person.sees('option', /“premium rate table” comes from a seat/);
  await until(page, 'the list has the focus again', () => document.activeElement?.role === 'option');
  await person.presses('2');
  await person.sees('button', 'Decide');
  await person.types('Fill the seat');
  await person.presses('Tab');
  await person.types('Sari');
  assert.deepEqual(await violations(page), []);
  await person.shows('review-form');
  await person.presses('Enter');
  await decided(person, 2);
  await person.presses('Control+z');
  await decided(person, 1);
  await person.clicks('radio', /^Decided/);
  await person.reads('The forecast of last week serves as a start');
  await person.shows('review-decided');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'Take back');
  await decided(person, 0);
});

test('a one-way pair is asked about, seen on the map, and comes back when a need is added', async (t) => {
  const { page, person, address } = await atReview(t);
  await page.getByLabel('Kind', { exact: true }).selectOption('one-way');
  await person.sees('option', /serves .* and gets nothing back/);
  await person.sees('heading', /need nothing back from/);
  await focusList(page);
  await person.presses('m');
  await person.seesPicture();
  await person.sees('heading', /→/);
  await person.shows('review-map');
  await person.presses('Control+7');
  await person.sees('heading', /need nothing back from/);
  await focusList(page);
  await person.presses('1');
  await person.sees('textbox', /^Why nothing is needed/);
  await person.presses('Enter');
  await decided(person, 1);
  await person.clicks('radio', /^Decided/);
  await person.sees('option', /^Warehouse serves Sales/);
  const queue = await ask(address, 'review', { level: 4, states: ['decided'] });
  const { pair } = await ask(address, 'review_item', { key: queue.rows[0].key, level: 4 });
  await ask(address, 'edit', {
    type: 'addNeed',
    customer: pair.customer.key,
    supplier: pair.supplier.key,
    item: 'one thing more',
  });
  await page.reload();
  await person.seesPicture();
  await person.clicks('button', 'Review');
  await person.clicks('radio', /^Back again/);
  await person.reads('New: “one thing more”');
  await person.shows('review-returned');
  assert.deepEqual(await violations(page), []);
});

test('several are decided together, a scope narrows the queue, and the report is written', async (t) => {
  const { page, person, home } = await atReview(t);
  await person.clicks('button', /^Scope/);
  await person.fills('combobox', 'A unit with all below it', 'Trading');
  await person.sees('option', /^Trading Division/);
  await person.presses('Enter');
  await person.presses('Escape');
  await person.reads('in Trading Division');
  await person.until('fewer findings', () => /\b0 of (?!66)\d+ decided/.test(document.body.innerText));
  await focusList(page);
  await person.presses('Shift+ArrowDown');
  await person.presses('Shift+ArrowDown');
  await person.sees('heading', '3 findings are chosen');
  assert.deepEqual(await violations(page), []);
  await person.shows('review-several');
  await person.presses('1');
  await person.types('Holidays are covered by the team lead');
  await person.presses('Enter');
  await decided(person, 3);
  const report = path.join(home.folder, 'review.html');
  await person.presses('Control+e');
  await person.sees('dialog');
  await person.willSaveAt(report);
  await person.clicks('button', 'Save…');
  await person.doesNotSee('dialog');
  const written = readFileSync(report, 'utf8');
  assert.equal(written.split('Holidays are covered by the team lead').length, 4);
});

test('in Indonesian, in the dark and on a small screen nothing is cut', async (t) => {
  const look = { language: 'id', theme: 'dark', viewport: { width: 1024, height: 700 } };
  const { page, person } = await atReview(t, look);
  await person.sees('option', /saling menunggu/);
  await person.shows('review-id');
  assert.deepEqual(await violations(page), []);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
  assert.ok(wide, 'no sideways scrolling');
});

async function focusList(page) {
  await page.locator('[role=option][tabindex="0"]').focus();
}

async function until(page, what, task) {
  await page
    .waitForFunction(task, null, { timeout: 30_000 })
    .catch(() => assert.fail(`waited until ${what}`));
}

async function atReview(t, options) {
  const at = await atSample(browser, t, options);
  await at.person.clicks('button', /^(Review|Tinjauan)$/);
  await at.person.sees('option', /./);
  return at;
}

/** The progress of the review; the kinds in the list above are counted in other words. */
function decided(person, count) {
  const says = (count) => new RegExp(`\\b${count} of \\d+ decided`).test(document.body.innerText);
  return person.until(`${count} decided`, says, count);
}
