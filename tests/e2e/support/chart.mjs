// The sample company's chart in the browser, and what a person finds and takes hold of on it.

import assert from 'node:assert/strict';
import { atSample, SEARCH } from './sample.mjs';

export { SEARCH };

/** A page with the sample company's chart, and somebody in front of it. */
export function atChart(browser, t) {
  return atSample(browser, t);
}

/** Selects somebody through the search and says where their box stands once the picture is at rest. */
export async function finds(person, name) {
  await person.fills('combobox', SEARCH, name);
  // Half a name finds others, answers stand above names, and who is meant may be marked already.
  const { below } = await person.until(`${name} to be found`, found, name);
  for (let step = 0; step < below; step++) await person.presses('ArrowDown');
  await person.until(`${name} to be the one Enter chooses`, isChosen, name);
  await person.presses('Enter');
  await person.doesNotSee('option', /./);
  // The card comes before the picture begins to move; the frame of what was selected before may stand until then.
  await person.until(`the card of ${name}`, isAbout, name);
  return standsAt(person, name);
}

/** Where what is selected stands once the picture is at rest; it has to be in sight. */
export async function standsAt(person, name) {
  await person.run(() => void (window.marked = null));
  return person.until(`the box of ${name}`, marked);
}

/** Whether there is nothing to take back. */
export async function nothingDone(page) {
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  assert.ok(await undo.isDisabled(), 'nothing was done');
}

/** Puts the keys on the picture. */
export function focusPicture(page) {
  return page.locator('[data-picture]').focus();
}

/** A point on the box that is neither the person's disc nor near the ends, where places beside it begin. */
export function inside({ x, y, w, h }) {
  return [x + w * 0.62, y + h / 2];
}

/** How far below what is marked somebody stands in what a search lists, once that has been the same for some frames. */
function found(name) {
  const list = document.querySelector('[role=listbox]');
  window.offeredSince = list && list.innerText === window.offered ? (window.offeredSince ?? 0) + 1 : 0;
  window.offered = list?.innerText;
  const options = [...(list?.querySelectorAll('[role=option]') ?? [])];
  const place = options.findIndex((option) => option.innerText.startsWith(name));
  const marked = options.findIndex((option) => option.ariaSelected === 'true');
  if (place < 0 || marked < 0 || window.offeredSince <= 10) return null;
  return { below: (place - marked + options.length) % options.length };
}

function isChosen(name) {
  return document.querySelector('[role=option][aria-selected=true]')?.innerText.startsWith(name);
}

/** Whether the card beside the picture is about this person, position or unit. */
function isAbout(name) {
  const subjects = document.querySelectorAll('[data-inspector] :is(h2, .holder)');
  return [...subjects].some((subject) => subject.innerText.includes(name));
}

/** The frame round what is selected, after the overlay has shown it in one place for some frames. */
function marked() {
  const canvas = document.querySelector('[data-picture] canvas.overlay');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const rows = new Map();
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  for (let y = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++) {
      const at = 4 * (y * canvas.width + x);
      const blue = data[at] === 36 && data[at + 1] === 87 && data[at + 2] === 214 && data[at + 3] === 255;
      if (!blue) continue;
      rows.set(y, (rows.get(y) ?? 0) + 1);
      [left, top] = [Math.min(left, x), Math.min(top, y)];
      [right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
    }
  }
  // The upper border: as wide as the box, without the handle beside it.
  const wide = Math.max(0, ...rows.values());
  const key = [left, top, right, bottom].join();
  window.markedSince = key === window.marked ? (window.markedSince ?? 0) + 1 : 0;
  window.marked = key;
  if (right < 0 || window.markedSince < 20) return null;
  const page = canvas.getBoundingClientRect();
  const k = canvas.width / page.width;
  return {
    x: page.x + left / k,
    y: page.y + top / k,
    w: wide / k,
    h: (bottom - top) / k,
  };
}
