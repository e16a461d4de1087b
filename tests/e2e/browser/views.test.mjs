// What is kept from view to view, what fits a small window, and what keeps still for those who ask for it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from '../support/browser.mjs';
import { atSample, goTo } from '../support/sample.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('place, zoom and selection are kept between the tabs', async (t) => {
  const { page, person } = await atSample(browser, t);
  await page.mouse.move(500, 400);
  await page.mouse.wheel(0, -200);
  await page.mouse.down();
  await page.mouse.move(430, 350, { steps: 4 });
  await page.mouse.up();
  await goTo(person, 'Warehouse');
  await person.sees('heading', 'Warehouse');
  await person.until('the picture to come to rest', atRest);
  const before = await person.run(place);

  await person.clicks('button', 'Map');
  await person.seesPicture();
  await person.sees('heading', 'Warehouse');
  await person.clicks('button', 'Chart');
  await person.seesPicture();
  await person.sees('heading', 'Warehouse');
  assert.deepEqual(await person.run(place), before);
});

test('at 1024 × 700 nothing is cut', async (t) => {
  const { page, person } = await atSample(browser, t, { viewport: { width: 1024, height: 700 } });
  const controls = [
    ['button', 'Menu'],
    ['button', 'Chart'],
    ['button', 'Map'],
    ['combobox', 'Search people, positions and units'],
    ['button', 'Export…'],
    ['button', 'Fit'],
    ['button', /Zoom in/],
    ['button', /Picture/],
  ];
  for (const view of ['Chart', 'Map']) {
    await person.clicks('button', view);
    await person.seesPicture();
    await person.shows(`small-${view}`);
    assert.deepEqual(await page.evaluate(cut), [], `in ${view}`);
    for (const [role, name] of controls) {
      const box = await page.getByRole(role, { name }).first().boundingBox();
      assert.ok(box, `${name} is there in ${view}`);
      assert.ok(
        box.x >= 0 && box.y >= 0 && box.x + box.width <= 1024 && box.y + box.height <= 700,
        `${name} is inside the window in ${view}: ${JSON.stringify(box)}`,
      );
    }
  }
  await goTo(person, 'Marketing');
  await person.sees('heading', 'Marketing');
  await person.shows('small-Inspector');
  assert.deepEqual(await page.evaluate(cut), [], 'with the details open');
  for (const keys of ['Control+Shift+n', 'Control+e', 'Control+i', 'F1']) {
    await person.presses(keys);
    await person.sees('dialog');
    await person.shows(`small-${keys}`);
    const dialog = await page.locator('dialog').boundingBox();
    assert.ok(
      dialog.y >= 0 && dialog.y + dialog.height <= 700,
      `the dialog of ${keys} fits: ${JSON.stringify(dialog)}`,
    );
    assert.deepEqual(await page.evaluate(cut), [], `in the dialog of ${keys}`);
    await person.presses('Escape');
    await person.doesNotSee('dialog');
  }
});

test('who asks for less motion sees none', async (t) => {
  const { person } = await atSample(browser, t, { reducedMotion: 'reduce' });
  // Every zoom the window says, from before the step until the picture rests.
  await person.run(() => {
    window.seen = new Set();
    const watch = () => {
      window.seen.add(document.querySelector('footer output').textContent);
      window.frame = requestAnimationFrame(watch);
    };
    watch();
  });
  const zoom = await person.run(() => document.querySelector('footer output').textContent);
  await person.clicks('button', 'Fit');
  await person.until(
    'another zoom',
    (zoom) => document.querySelector('footer output').textContent !== zoom,
    zoom,
  );
  await person.until('the picture to come to rest', atRest);
  assert.equal((await person.run(() => [...window.seen])).length, 2, 'one step, nothing between');
});

/** Where the picture stands: its zoom, and the part of it that is seen as the overview marks it. */
function place() {
  const seen = document.querySelector('.minimap i');
  return [document.querySelector('footer output').textContent, seen.style.cssText];
}

/** Whether the picture has stood still for ten frames. */
function atRest() {
  const now = document.querySelector('[role=application] .plate:not(.under)').style.transform;
  window.still = now === window.stood ? (window.still ?? 0) + 1 : 0;
  window.stood = now;
  return window.still >= 10;
}

/** Elements with words that stick out of the window or out of a box that cannot be scrolled. */
function cut() {
  const wrong = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) wrong.push(`the page is ${root.scrollWidth} wide`);
  for (const element of document.querySelectorAll(
    'button, input, select, h1, h2, h3, label, th, [role=columnheader]',
  )) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.visually-hidden'))
      continue;
    if (element.matches('.clip, .clip *')) continue;
    const box = element.getBoundingClientRect();
    if (box.width > 0 && (box.left < -1 || box.right > root.clientWidth + 1)) {
      wrong.push(`${element.tagName} “${element.innerText.trim()}” ends at ${Math.round(box.right)}`);
    }
  }
  return wrong;
}
