// Somebody who uses Simpul by mouse and keys. The window and the browser each bring hands of their own:
//
// - `run(source, args)` evaluates a function's text in the page;
// - `until(source, args)` does so once a frame until it says something true, for a bounded number of frames;
// - `clickOn(source, args)`, `type(text)`, `press(keys)` use mouse and keyboard as a person does.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { look, painted, reads } from './look.mjs';

export class Person {
  #hands;

  constructor(hands) {
    this.#hands = hands;
  }

  /** The value of a function carried out in the page. */
  run(task, ...args) {
    return this.#hands.run(String(task), args);
  }

  /** Waits until a function says something true in the page, and hands that over. */
  async until(what, task, ...args) {
    const found = await this.#hands.until(String(task), args);
    assert.ok(found, `waited for ${what}; the page reads:\n${await this.run(() => document.body.innerText)}`);
    return found;
  }

  async sees(role, name) {
    await this.until(
      `${role} ${said(name)}`,
      `(...words) => (${look})(...words).length`,
      role,
      carried(name),
    );
  }

  async doesNotSee(role, name) {
    const none = `(...words) => (${look})(...words).length === 0`;
    await this.until(`no ${role} ${said(name)}`, none, role, carried(name));
  }

  async reads(text) {
    await this.until(`the words “${text}”`, reads, text);
  }

  async noLongerReads(text) {
    await this.until(`the words “${text}” to go`, `(text) => !(${reads})(text)`, text);
  }

  async seesPicture() {
    await this.until('a painted picture', painted);
  }

  async clicks(role, name, place = 0) {
    const found = `(role, name, place) => (${look})(role, name)[place]`;
    for (let left = 5; ; left--) {
      await this.sees(role, name);
      try {
        return await this.#hands.clickOn(found, [role, carried(name), place]);
      } catch (error) {
        // A list that is drawn anew takes its rows along; a person points again.
        if (left === 0 || !/not attached|stale element|null/.test(error.message)) throw error;
      }
    }
  }

  /** Replaces what stands in a field. */
  async fills(role, name, text) {
    await this.clicks(role, name);
    await this.presses('Control+a');
    await this.types(text);
  }

  types(text) {
    return this.#hands.type(text);
  }

  /** Such as `Control+Shift+z`. */
  presses(keys) {
    return this.#hands.press(keys);
  }

  /** Answers the system's next question for a place with this path. */
  willSaveAt(path) {
    return this.#hands.willSaveAt(path);
  }

  /** For the eye: kept only where a folder is named for it. */
  async shows(name) {
    if (process.env.SIMPUL_SHOTS) await this.#hands.picture(`${process.env.SIMPUL_SHOTS}/${name}.png`);
  }

  /** Whether a picture of the window comes, also where nothing moves. */
  async canBePictured() {
    const folder = await mkdtemp(path.join(tmpdir(), 'simpul-picture-'));
    const file = path.join(folder, 'picture.png');
    await this.#hands.picture(file);
    assert.equal((await readFile(file)).subarray(1, 4).toString(), 'PNG');
    await rm(folder, { recursive: true });
  }

  leaves() {
    return this.#hands.leave();
  }
}

function carried(name) {
  return name instanceof RegExp ? { pattern: name.source, flags: name.flags } : (name ?? null);
}

function said(name) {
  return name === undefined ? '' : `“${name}”`;
}
