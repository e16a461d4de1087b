// All topics as a list, by keys: filtered, opened, deleted and brought back; and the rhythm.

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

test('topics are filtered, deleted and brought back, and the rhythm is changed', async (t) => {
  const { page, person } = await atSample(browser, t);
  await person.presses('Control+5');
  await person.clicks('button', 'All topics…');
  await person.sees('heading', 'All topics');
  await person.reads('45 of 45');
  await person.shows('topics-en');
  assert.deepEqual(await violations(page), []);
  await person.fills('textbox', 'Find in all columns', 'mail sorting');
  await person.reads('1 of 45');
  await person.clicks('cell', /^mail sorting/i);
  await person.sees('button', 'Delete');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'Delete');
  await person.reads('0 of 44');
  await person.clicks('button', /^Undo: Remove topic/);
  await person.reads('1 of 45');
  await person.fills('spinbutton', 'Ask again after months (0: never)', '24');
  await person.presses('Tab');
  await person.sees('button', /^Undo: Change after how long/);
});

test('in Indonesian and the dark', async (t) => {
  const look = { language: 'id', theme: 'dark', colorScheme: 'dark', viewport: { width: 1024, height: 700 } };
  const { page, person } = await atSample(browser, t, look);
  await person.presses('Control+5');
  await person.clicks('button', 'Semua topik…');
  await person.reads('45 dari 45');
  await person.shows('topics-id-dark');
  assert.deepEqual(await violations(page), []);
});
