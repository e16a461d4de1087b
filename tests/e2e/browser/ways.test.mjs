// How to reach somebody is changed from their details: by button, by menu and by keys.

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

const address = () => document.activeElement.matches('[data-address]');

test('the ways of a unit, a position and a person are changed from their details', async (t) => {
  const { page, person } = await atSample(browser, t);
  await goTo(person, 'Mail Room Lead');
  await person.sees('heading', /^Mail Room Lead/);
  await person.clicks('button', 'Change how to reach them…');
  await person.sees('dialog', 'How to reach Mail Room Lead');
  await person.until('the keys in the first way', () => document.activeElement.matches('dialog select'));
  await person.clicks('button', 'Add a way');
  await person.until('the new address', address);
  await person.types('post@nusantara.example');
  await person.presses('Tab');
  await person.presses('Tab');
  await person.presses('Tab');
  await person.types('Mo-Fr 08:00-12:00');
  assert.deepEqual(await violations(page), []);
  await person.presses('Enter');
  await person.doesNotSee('dialog');
  await person.reads('post@nusantara.example');
  await person.reads('Mo-Fr 08:00-12:00');
  await person.shows('ways-details-en');
  assert.deepEqual(await violations(page), []);

  await goTo(person, 'Warehouse');
  await person.sees('heading', /^Warehouse/);
  await person.presses('Control+Shift+u');
  await person.sees('dialog', 'How to reach Warehouse');
  await person.presses('Escape');
  await person.doesNotSee('dialog');
});

test('by the menu of a box and by keys, in Indonesian and the dark', async (t) => {
  const look = { language: 'id', theme: 'dark', colorScheme: 'dark', viewport: { width: 1024, height: 700 } };
  const { page, person } = await atSample(browser, t, look);
  await person.until('the picture has the focus', () => {
    document.querySelector('[data-picture]')?.focus();
    return document.activeElement?.matches('[data-picture]') ?? false;
  });
  await person.presses('ArrowDown');
  await person.sees('button', 'Ubah saluran…');
  await person.presses('Shift+F10');
  await person.clicks('menuitem', /^Ubah saluran…/);
  await person.sees('dialog', /^Saluran /);
  await person.shows('ways-id-dark');
  assert.deepEqual(await violations(page), []);
});
