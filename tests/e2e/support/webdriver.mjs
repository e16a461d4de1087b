// As much of W3C WebDriver as a person's two hands need.

import { writeFile } from 'node:fs/promises';
import { rested } from './look.mjs';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
/** Frames a condition is waited for. */
const PATIENCE = 1800;
/** Milliseconds a driver may take to begin, and to answer anything later: scripts wait up to two minutes. */
const SESSION = 30_000;
const ANSWER = 150_000;

const KEYS = {
  Control: '\uE009',
  Shift: '\uE008',
  Alt: '\uE00A',
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Space: ' ',
  Delete: '\uE017',
};

export class Session {
  #base;

  constructor(base) {
    this.#base = base;
  }

  static async open(driver, application, args) {
    const options = { application, args };
    const capabilities = { alwaysMatch: { browserName: 'wry', 'tauri:options': options } };
    const { sessionId } = await ask('POST', `${driver}/session`, { capabilities }, SESSION);
    const session = new Session(`${driver}/session/${sessionId}`);
    await session.#post('timeouts', { script: 120_000 });
    return session;
  }

  run(source, args) {
    return this.#post('execute/sync', { script: `return (${source})(...arguments)`, args });
  }

  until(source, args) {
    const script = `
      const done = arguments[arguments.length - 1];
      const words = [...arguments].slice(0, -1);
      let left = ${PATIENCE};
      (function look() {
        const found = (${source})(...words);
        if (found || left-- === 0) done(found);
        else requestAnimationFrame(look);
      })();`;
    return this.#post('execute/async', { script, args });
  }

  async clickOn(source, args) {
    const script = `
      const words = [...arguments];
      const done = words.pop();
      (${rested})(${source}, words, ${PATIENCE}).then(done);`;
    const element = await this.#post('execute/async', { script, args });
    if (!element) throw new Error('null: nothing to click on');
    await this.#post(`element/${element[ELEMENT]}/click`, {});
  }

  type(text) {
    return this.#keys([...text].flatMap((value) => [down(value), up(value)]));
  }

  press(keys) {
    const values = keys.split('+').map((key) => KEYS[key] ?? key);
    return this.#keys([...values.map(down), ...values.reverse().map(up)]);
  }

  async picture(path) {
    await writeFile(path, Buffer.from(await ask('GET', `${this.#base}/screenshot`), 'base64'));
  }

  setSize(width, height) {
    return this.#post('window/rect', { x: 0, y: 0, width, height });
  }

  leave() {
    return ask('DELETE', this.#base);
  }

  #keys(actions) {
    return this.#post('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  #post(path, body) {
    return ask('POST', `${this.#base}/${path}`, body);
  }
}

const down = (value) => ({ type: 'keyDown', value });
const up = (value) => ({ type: 'keyUp', value });

async function ask(method, address, body, within = ANSWER) {
  const signal = AbortSignal.timeout(within);
  const response = await fetch(address, { method, body: body && JSON.stringify(body), signal });
  const text = await response.text();
  const { value } = text ? JSON.parse(text) : { value: null };
  if (!response.ok) throw new Error(`${value?.error ?? response.status}: ${value?.message ?? text}`);
  return value;
}
