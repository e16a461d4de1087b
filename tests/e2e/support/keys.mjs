// The window without a mouse.

import assert from 'node:assert/strict';
import { look } from './look.mjs';

/** More presses than any place of the window is away. */
export const FAR = 80;

/** Presses Tab until the focus stands on what is looked for. */
export async function goesTo(person, role, name = null) {
  await person.sees(role, name ?? undefined);
  const carried = name && { pattern: name.source ?? `^${name}$`, flags: name.flags ?? '' };
  const stands = `(role, name) => (${look})(role, name).includes(document.activeElement)`;
  for (let left = FAR; left > 0; left--) {
    if (await person.run(stands, role, carried)) return;
    await person.presses('Tab');
  }
  const at = await person.run(() => document.activeElement.outerHTML.slice(0, 200));
  assert.fail(`Tab does not lead to ${role} ${name}; it stands at ${at}`);
}
