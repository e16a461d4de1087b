// A question that nobody could answer: asked of HR by who asked, worked through by HR, made a topic.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { ask, startBrowser } from '../support/browser.mjs';
import { atSample } from '../support/sample.mjs';
import { wordsIn } from '../support/words.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

const NOBODY = 'zebra crossing';

async function asks(person, question) {
  await person.presses('Control+5');
  await person.sees('option', /./);
  await person.fills('combobox', 'What is it about?', question);
  await person.reads(`Nobody is recorded for “${question}”.`);
}

test('HR is asked by keys alone, makes a topic of it, and the question is answered', async (t) => {
  const { page, person } = await atSample(browser, t);
  await asks(person, NOBODY);
  await person.clicks('button', 'Ask HR to find an owner');
  await person.until(
    'the question in the form',
    (words) => document.activeElement.value === words && document.activeElement.closest('form') !== null,
    NOBODY,
  );
  await person.shows('questions-ask');
  assert.deepEqual(await violations(page), []);
  await person.presses('Enter');
  await person.reads("The question stands in HR's review now.");
  await person.shows('questions-asked');
  assert.deepEqual(await violations(page), []);

  await person.presses('Control+7');
  await person.sees('radio', /^To decide/);
  await page.getByLabel('Kind', { exact: true }).selectOption('unanswered');
  await person.sees('heading', `Nobody answers “${NOBODY}”`);
  await person.reads('Asked on 22 Nov 2026');
  await person.shows('questions-review');
  assert.deepEqual(await violations(page), []);

  await person.clicks('button', 'Make a topic…');
  await person.sees('dialog', 'A new topic');
  await person.types('Pedestrian crossings');
  await person.fills('combobox', 'Who answers', 'Sukarti');
  await person.sees('option', /^Sukarti/);
  await person.presses('Enter');
  await person.sees('button', 'Nobody: Who answers');
  await person.reads('This topic is found first.');
  await person.shows('questions-topic');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'Save');
  await person.doesNotSee('dialog');
  await person.sees('button', /^Undo: Add topic “Pedestrian crossings”/);
  await person.noLongerReads(`Nobody answers “${NOBODY}”`);

  await person.presses('Control+5');
  await person.sees('heading', 'Pedestrian crossings');
  await person.reads('Sukarti');
});

test('where the file can only be read, questions wait here and go to HR by mail or as a file', async (t) => {
  const { page, person, address, home } = await atSample(browser, t);
  const [hr, copy] = ['hr.simpul', 'copy.simpul'].map((name) => path.join(home.folder, name));
  await ask(address, 'save_copy', { path: hr });
  await ask(address, 'save_for_readers', { path: copy });
  await ask(address, 'open', { path: copy, readOnly: true });
  await page.reload();
  await asks(person, NOBODY);
  await person.clicks('button', 'Ask HR to find an owner');
  await person.sees('textbox', 'The question');
  await person.clicks('button', 'Ask HR');
  await person.reads('The question waits on this computer until you send it to HR.');
  await person.clicks('button', 'Send to HR…');
  await person.sees('dialog', 'Questions for HR');
  await person.reads('Asked on 22 Nov 2026');
  await person.shows('questions-outbox');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'Write a mail');
  const mail = await person.until('a message', () => document.documentElement.dataset.mail);
  assert.match(decodeURIComponent(mail), /^mailto:\?subject=Questions that found nobody.*- zebra crossing/s);
  assert.ok(!decodeURIComponent(mail).includes('Rina'), 'who asks is theirs to say');
  await person.reads('sent on 22 Nov 2026');
  const file = path.join(home.folder, 'asked.simpul-questions');
  await person.willSaveAt(file);
  await person.clicks('button', 'Save a file…');
  await person.doesNotSee('dialog');
  await person.reads('Hand that file to HR.');
  assert.equal(JSON.parse(await readFile(file, 'utf8')).questions[0].question, NOBODY);

  await ask(address, 'open', { path: hr, readOnly: false });
  await page.reload();
  await person.seesPicture();
  await person.presses('Control+7');
  await person.sees('radio', /^To decide/);
  await person.willSaveAt(file);
  await person.clicks('button', 'Take in questions…');
  await person.sees('dialog', 'Questions taken in');
  await person.reads('1 question was taken in.');
  await person.presses('Enter');
  await person.doesNotSee('dialog');
  await person.sees('option', new RegExp(`Nobody answers “${NOBODY}”`));
  const odd = path.join(home.folder, 'odd.simpul-questions');
  const entries = [{ id: 'x' }, ...JSON.parse(await readFile(file, 'utf8')).questions];
  await writeFile(odd, JSON.stringify({ format: 'simpul-questions', version: 1, questions: entries }));
  await person.willSaveAt(odd);
  await person.clicks('button', 'Take in questions…');
  await person.reads('Nothing is new: all of it had been taken in before.');
  await person.reads('odd.simpul-questions, entry 1: asks nothing');
  await person.shows('questions-taken');
  assert.deepEqual(await violations(page), []);
});

test('a topic is changed from its card, and tells at once which questions find it', async (t) => {
  const { page, person } = await atSample(browser, t);
  await person.presses('Control+5');
  await person.sees('option', /./);
  await person.types('parking permit');
  await person.clicks('button', 'Change this topic…');
  await person.sees('dialog', 'Change the topic');
  await person.until('its name', () => document.querySelector('dialog input').value !== '');
  await person.fills('textbox', 'Try a question', 'who has stickers for windscreens');
  await person.reads('This topic is not found.');
  await person.clicks('textbox', /^Other words for it/);
  await person.presses('Control+End');
  await person.presses('Enter');
  await person.types('windscreen sticker');
  await person.reads('This topic is found first.');
  await person.shows('topic-tried');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'Save');
  await person.doesNotSee('dialog');
  await person.sees('button', /^Undo: Change topic “parking permit”/);
  await person.reads('Confirmed by Rina on 22 Nov 2026');
  await person.fills('combobox', 'What is it about?', 'windscreen stickers');
  await person.sees('heading', 'Parking permit');
});

test('a topic that nobody owns can be asked about, too', async (t) => {
  const { page, person } = await atSample(browser, t);
  await person.presses('Control+5');
  await person.sees('option', /./);
  await person.types('parking permit');
  await person.reads('Nobody answers for “parking permit” yet.');
  await person.sees('button', 'Ask HR to find an owner');
  await person.shows('questions-unowned');
  assert.deepEqual(await violations(page), []);
});

for (const [language, theme, viewport] of [
  ['id', 'dark', { width: 1024, height: 700 }],
  ['id', 'light', { width: 1440, height: 900 }],
  ['en', 'dark', { width: 1024, height: 700 }],
]) {
  test(`questions in ${language}, ${theme}, ${viewport.width} wide`, async (t) => {
    const words = wordsIn(language);
    const { page, person } = await atSample(browser, t, { language, theme, viewport });
    const shown = (name) => person.shows(`questions-${name}-${language}-${theme}-${viewport.width}`);
    await person.presses('Control+5');
    await person.sees('option', /./);
    await person.types(NOBODY);
    await person.clicks('button', words('questions.ask'));
    await person.sees('textbox', words('questions.question'));
    await shown('ask');
    assert.deepEqual(await violations(page), []);
    await person.presses('Enter');
    await person.reads(words('questions.recorded'));
    await person.presses('Control+7');
    await person.sees('button', words('questions.takeIn'));
    await page.getByLabel(words('queue.kind'), { exact: true }).selectOption('unanswered');
    await person.clicks('button', words('questions.makeTopic'));
    await person.sees('dialog', words('topic.new'));
    await shown('topic');
    assert.deepEqual(await violations(page), []);
    await person.presses('Escape');
    await person.doesNotSee('dialog');
    await shown('review');
    assert.deepEqual(await violations(page), []);
  });
}
