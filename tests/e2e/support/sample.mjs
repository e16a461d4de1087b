// Somebody in front of a page of their own, at the start screen or with the sample company open.

import { ask, openPage, personAt } from './browser.mjs';
import { newHome } from './programs.mjs';

export const SEARCH = 'Search people, positions and units';

/** The start screen. `look` is what the screen is like, as `openPage` takes it. */
export async function atStart(browser, t, options = {}) {
  const { who = 'Rina', language = 'en', theme = 'light', ...look } = options;
  const home = await newHome();
  const { page, address, leave } = await openPage(browser, home, { language, ...look });
  t.after(async () => {
    await leave();
    await home.remove();
  });
  await ask(address, 'set_settings', { language, theme, who, proposedWho: '' });
  await page.reload();
  return { page, address, home, person: personAt(page, leave) };
}

/** The sample company's chart, painted. */
export async function atSample(browser, t, options) {
  const at = await atStart(browser, t, options);
  await at.person.clicks('button', /^(Nusantara Group|Grup Nusantara)/);
  await at.person.seesPicture();
  return at;
}

/** Goes to the first record of that name which the search finds. */
export async function goTo(person, name) {
  await person.fills('combobox', SEARCH, name);
  await person.clicks('option', new RegExp(`^${name}( |$)`));
}
