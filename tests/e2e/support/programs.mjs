// Where the programs under test lie, as `cargo xtask test` tells it, and folders of their own to work in.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
export const PAGES = path.join(ROOT, 'ui', 'dist');

/** Packages of the pages' own package.json, so that one lock file holds them all. */
export const requireFromPages = createRequire(path.join(ROOT, 'ui', 'package.json'));

/** A built program by its name. */
export function program(name) {
  return path.join(named('SIMPUL_PROGRAMS'), process.platform === 'win32' ? `${name}.exe` : name);
}

export function named(variable) {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: start these tests with \`cargo xtask test\``);
  return value;
}

/** A folder that is a whole home: settings, data and temporary files of one person. */
export async function newHome() {
  const folder = await mkdtemp(path.join(tmpdir(), 'simpul-e2e-'));
  for (const part of ['config', 'data', 'cache', 'tmp', 'run'])
    await mkdir(path.join(folder, part), { mode: 0o700 });
  return {
    folder,
    env: {
      HOME: folder,
      XDG_CONFIG_HOME: path.join(folder, 'config'),
      XDG_DATA_HOME: path.join(folder, 'data'),
      XDG_CACHE_HOME: path.join(folder, 'cache'),
      XDG_RUNTIME_DIR: path.join(folder, 'run'),
      TMPDIR: path.join(folder, 'tmp'),
      LANG: 'en_GB.UTF-8',
      LANGUAGE: 'en',
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/**
 * Starts a program and waits until it is `ready`, by default until it has said its first line.
 * `end` waits until it is gone.
 */
export async function start(command, words, { env = {}, ready } = {}) {
  const child = spawn(command, words, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  const lines = createInterface({ input: child.stdout }).on('line', (line) => said.push(line));
  createInterface({ input: child.stderr }).on('line', (line) => said.push(line));
  const gone = once(child, 'exit');
  const early = gone.then(() => Promise.reject(new Error(`${command} ended:\n${said.join('\n')}`)));
  const [line] = (await Promise.race([ready ? ready() : once(lines, 'line'), early])) ?? [];
  early.catch(() => undefined);
  return {
    line,
    said,
    pid: child.pid,
    end: async () => {
      child.kill();
      await gone;
    },
  };
}
