// The window's pages in Chromium, with the core behind the bridge.

import { rested } from './look.mjs';
import { Person } from './person.mjs';
import { PAGES, named, program, requireFromPages, start } from './programs.mjs';

const { chromium } = requireFromPages('playwright-core');
/** The clock of the core stands still, so that no test depends on the day. */
const NOW = '2026-11-22T09:00:00Z';
const PATIENCE = 30_000;

/** The browser; one serves a whole test file. */
export function startBrowser() {
  return chromium.launch({
    executablePath: named('SIMPUL_BROWSER'),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * A page with a core of its own. `home` keeps the settings; `file` is opened before the page is. `clock` is the hour.
 * `look` is what Playwright knows of the screen: `viewport`, `colorScheme`, `reducedMotion`.
 */
export async function openPage(browser, home, { file = null, language = 'en', clock = NOW, ...look } = {}) {
  const bridge = await start(
    program('simpul-bridge'),
    [PAGES, '--settings', home.env.XDG_CONFIG_HOME, '--clock', clock, '--language', language],
    {
      env: home.env,
    },
  );
  const address = bridge.line.trim();
  if (file) await ask(address, 'open', { path: file, readOnly: false });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...look });
  const page = await context.newPage();
  const failures = [];
  page.on('pageerror', (error) => failures.push(error));
  await lateAnswers(page);
  await page.goto(address);
  return {
    page,
    address,
    leave: async () => {
      await context.close();
      await bridge.end();
      if (failures.length > 0) throw failures[0];
    },
  };
}

/** With SIMPUL_LATE=400 every answer of the core takes as many milliseconds longer: it brings races to light. */
async function lateAnswers(page) {
  const late = Number(process.env.SIMPUL_LATE ?? 0);
  if (late > 0) {
    await page.route('**/call/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, late));
      await route.continue().catch(() => {});
    });
  }
}

/** The same, with the hands of a person. */
export async function visit(browser, home, options) {
  const { page, leave } = await openPage(browser, home, options);
  return personAt(page, leave);
}

export function personAt(page, leave) {
  const call = (source) => `(words) => (${source})(...words)`;
  return new Person({
    run: (source, args) => page.evaluate(`(${call(source)})(${JSON.stringify(args)})`),
    until: async (source, args) => {
      const found = await page
        .waitForFunction(`(${call(source)})(${JSON.stringify(args)})`, null, {
          polling: 'raf',
          timeout: PATIENCE,
        })
        .catch(() => null);
      return found?.jsonValue();
    },
    clickOn: async (source, args) => {
      const found = await page.evaluateHandle(`(${rested})(${source}, ${JSON.stringify(args)})`);
      const element = found.asElement();
      if (!element) throw new Error('null: nothing to click on');
      await element.click();
    },
    type: (text) => page.keyboard.type(text),
    press: (keys) => page.keyboard.press(keys),
    picture: (path) => page.screenshot({ path }),
    willSaveAt: async (path) => void page.once('dialog', (dialog) => dialog.accept(path)),
    leave,
  });
}

/** A call to the core behind a page. */
export async function ask(address, name, request) {
  const { origin, hash } = new URL(address);
  const headers = { 'content-type': 'application/json', 'x-token': hash.split(',')[1] };
  const response = await fetch(`${origin}/call/${name}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(request),
  });
  if (!response.ok) throw new Error(`${name} is refused: ${await response.text()}`);
  return response.json();
}
