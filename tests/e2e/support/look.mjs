// Finds what a person would point at: an element by its role and name, as assistive technology hears them.
//
// These functions are carried into the page as text, so each stands alone.

/** All elements of a role, or of a role and name, that can be used now. `name` is a text or `{ pattern, flags }`. */
export function look(role, name) {
  const markup = {
    button: 'button:not([role]), [role=button]',
    textbox: 'input:not([type]):not([role]), input[type=text]:not([role]), textarea',
    spinbutton: 'input[type=number]',
    combobox: 'select, [role=combobox]',
    checkbox: 'input[type=checkbox], [role=checkbox], [role=switch]',
    radio: 'input[type=radio], [role=radio]',
    menuitem: '[role^=menuitem]',
    heading: 'h1, h2, h3, h4, [role=heading]',
    dialog: 'dialog[open]',
    table: 'table, [role=table]',
    row: 'tr, [role=row]',
  };
  const modal = [...document.querySelectorAll('dialog:modal')].at(-1);
  const words = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
  const called = (element) => {
    const by = element.getAttribute('aria-labelledby');
    if (by)
      return words(
        by
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent)
          .join(' '),
      );
    const label = element.getAttribute('aria-label');
    if (label) return words(label);
    if (element.labels?.length) return words(element.labels[0].textContent);
    return words(element.innerText ?? element.textContent) || words(element.title);
  };
  const fits = (text) =>
    name === null ||
    (typeof name === 'string' ? text === name : new RegExp(name.pattern, name.flags).test(text));
  return [...document.querySelectorAll(markup[role] ?? `[role=${role}]`)].filter((element) => {
    const inReach = !modal || modal.contains(element) || element.closest('[popover]');
    const seen = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    return inReach && seen && !element.disabled && fits(called(element));
  });
}

/**
 * What is meant, once it is the same and stays where it is for some frames: a row still on its way would be missed.
 * It is handed over as it is when the frames have run out.
 */
export function rested(find, words, patience = 600, frames = 3) {
  return new Promise((done) => {
    let [left, rest, before] = [patience, 0, null];
    (function look() {
      const element = find(...words) ?? null;
      const { x, y, width, height } = element?.getBoundingClientRect() ?? {};
      const now = { element, x, y, width, height, text: element?.textContent };
      const same = before && Object.keys(now).every((key) => now[key] === before[key]);
      [rest, before] = [same ? rest + 1 : 0, now];
      if (rest === frames || left-- === 0) done(element);
      else requestAnimationFrame(look);
    })();
  });
}

/** Whether a text stands anywhere in what can be seen, in capitals or not. */
export function reads(text) {
  return document.body.innerText.replace(/\s+/g, ' ').toLowerCase().includes(text.toLowerCase());
}

/** How many different colours the painted picture shows; one means that it is blank. */
export function colours() {
  const seen = new Set();
  for (const canvas of document.querySelectorAll('[role=application] canvas')) {
    if (canvas.width === 0 || canvas.height === 0 || getComputedStyle(canvas).visibility === 'hidden')
      continue;
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    for (let at = 0; at < data.length; at += 4 * 7) {
      if (data[at + 3] > 0) seen.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
      if (seen.size > 50) return seen.size;
    }
  }
  return seen.size;
}

/** Whether a picture has been painted. */
export const painted = `() => (${colours})() > 3`;
