// From one map to the next: boxes glide to where they stand, unless less motion is wished for.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from '../support/browser.mjs';
import { atSample } from '../support/sample.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

for (const [reducedMotion, wanted] of [
  ['no-preference', true],
  ['reduce', false],
]) {
  test(`with motion “${reducedMotion}” boxes ${wanted ? 'glide' : 'are there at once'}`, async (t) => {
    const { person } = await atSample(browser, t, { reducedMotion });
    await person.clicks('button', 'Map');
    await person.seesPicture();
    await person.run(() => {
      window.glided = false;
      const seen = (records) => records.flatMap((record) => [...record.addedNodes]);
      const watch = new MutationObserver((records) => {
        window.glided ||= seen(records).some((node) => node.dataset?.gliding !== undefined);
      });
      watch.observe(document.querySelector('[data-picture]'), { childList: true });
    });
    await person.clicks('radio', /^One-way/);
    await person.sees('button', /^Lift “only one-way pairs”/);
    if (wanted) await person.until('boxes that glide', () => window.glided);
    // The picture that is asked for then is there when the boxes have arrived.
    await person.until('boxes that stand', () => document.querySelector('[data-gliding]') === null);
    await person.seesPicture();
    assert.equal(await person.run(() => window.glided), wanted);
  });
}
