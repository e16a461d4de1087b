// The chart of people is changed like that of positions: by mouse, by keys, and from the outline.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { startBrowser } from '../support/browser.mjs';
import { atChart, finds, focusPicture, inside } from '../support/chart.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

async function atPeople(t) {
  const { page, person } = await atChart(browser, t);
  await page.getByRole('radio', { name: 'People' }).click();
  await person.reads('90 of 90 people shown');
  return { page, person };
}

test('somebody is dragged below somebody else', async (t) => {
  const { page, person } = await atPeople(t);
  const manager = await finds(person, 'Hasnah Karim');
  const box = await finds(person, 'Irwan Paturusi');
  await page.mouse.move(...inside(box));
  await page.mouse.down();
  await page.mouse.move(...inside(manager), { steps: 5 });
  await person.reads('Irwan Paturusi: reporting to Hasnah Karim instead of Andi Tenri Abeng');
  assert.deepEqual(await violations(page), [], 'while somebody is carried');
  await person.shows('people-carried');
  await page.mouse.up();
  await person.sees('button', 'Undo: Move position “Delivery Planner”');
  await person.sees('heading', 'Irwan Paturusi');
  await person.presses('Control+z');
  await person.sees('button', 'Redo: Move position “Delivery Planner”');
});

test('by keys alone posts are renamed, moved, given reports and removed', async (t) => {
  const { page, person } = await atPeople(t);
  await finds(person, 'Irwan Paturusi');
  await focusPicture(page);
  await person.presses('F2');
  await person.sees('textbox', 'Title');
  assert.deepEqual(await violations(page), [], 'while a box is renamed');
  await person.fills('textbox', 'Title', 'Route Planner');
  await person.presses('Enter');
  await person.sees('button', 'Undo: Change position “Delivery Planner”');

  await focusPicture(page);
  await person.presses('Control+d');
  await person.sees('dialog', 'Add a position under Route Planner');
  await person.fills('textbox', 'Title', 'Route Clerk');
  await person.fills('textbox', 'Who holds it', 'Sinta Dewi');
  await person.presses('Enter');
  await person.sees('heading', 'Sinta Dewi');

  await focusPicture(page);
  await person.presses('Control+x');
  await finds(person, 'Andi Tenri Abeng');
  await focusPicture(page);
  await person.presses('Control+v');
  await person.sees('button', 'Undo: Move position “Route Clerk”');
  await person.sees('heading', 'Sinta Dewi');

  await focusPicture(page);
  await person.presses('Delete');
  await person.sees('dialog', 'Remove “Route Clerk”?');
  assert.deepEqual(await violations(page), [], 'in the question before a removal');
  await person.clicks('button', 'Remove');
  await person.sees('button', 'Undo: Remove position “Route Clerk”');
});

test('the menu says which post a box stands for, and a new vacancy has a box', async (t) => {
  const { page, person } = await atPeople(t);
  await finds(person, 'Irwan Paturusi');
  await focusPicture(page);
  await person.presses('Shift+F10');
  await person.sees('menuitem', /^Post “Delivery Planner”: show it under “Positions”/);
  assert.deepEqual(await violations(page), [], 'in the menu of a person');
  await person.doesNotSee('menuitem', /^Paste below it/);
  await page.getByRole('menuitem', { name: 'Move one step' }).focus();
  await person.presses('ArrowRight');
  await person.until('the first step to be marked', onFirstStep);
  assert.deepEqual(await violations(page), [], 'with a menu beside the menu');
  await person.shows('people-menu');
  await person.presses('ArrowLeft');
  await person.doesNotSee('menuitem', /^Move a level up/);
  await person.clicks('menuitem', /^Add a report/);
  await person.fills('textbox', 'Title', 'Route Clerk');
  await person.presses('Enter');
  await person.reads('6 vacancies');
  await person.shows('people-vacancy');
  await finds(person, 'Irwan Paturusi');
  await person.clicks('button', 'Outline');
  await person.sees('treeitem', /Irwan Paturusi/);
  await page.getByRole('treeitem', { name: /Irwan Paturusi/ }).click();
  await person.sees('heading', 'Irwan Paturusi');
  await page.getByRole('treeitem', { name: /Irwan Paturusi/ }).focus();
  await person.presses('Shift+F10');
  await person.clicks('menuitem', /^Make vacant/);
  await person.sees('dialog', 'This breaks 1 thing');
  await person.clicks('button', 'Do it anyway');
  await person.sees('button', 'Undo: Make “Delivery Planner” vacant');
});

test('a vacancy is filled by dropping somebody on its box, and by keys', async (t) => {
  const { page, person } = await atPeople(t);
  await finds(person, 'Irwan Paturusi');
  await focusPicture(page);
  await person.presses('Control+d');
  await person.fills('textbox', 'Title', 'Route Clerk');
  await person.presses('Enter');
  await person.sees('heading', 'Route Clerk');
  const vacancy = await finds(person, 'Route Clerk');
  const box = await finds(person, 'Hasnah Karim');
  await page.mouse.move(...inside(box));
  await page.mouse.down();
  await page.mouse.move(...inside(vacancy), { steps: 5 });
  await person.sees('status', /Hasnah Karim/);
  assert.deepEqual(await violations(page), [], 'while somebody is carried to a vacancy');
  await person.shows('people-fills');
  await page.mouse.up();
  await person.sees('dialog', /This breaks/);
  await person.clicks('button', 'Do it anyway');
  await person.sees('button', 'Undo: Put Hasnah Karim on “Route Clerk”');
  await person.presses('Control+z');
  await person.sees('button', 'Redo: Put Hasnah Karim on “Route Clerk”');

  await finds(person, 'Route Clerk');
  await focusPicture(page);
  await person.presses('Control+Shift+p');
  await person.sees('dialog', /Route Clerk/);
  await person.shows('people-fills-keys');
});

function onFirstStep() {
  return document.activeElement?.textContent.trim().startsWith('Move forward in the order');
}
