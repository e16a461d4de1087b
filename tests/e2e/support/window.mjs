// The real window, driven through tauri-driver and the driver of the system's web view.

import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Person } from './person.mjs';
import { named, program, start } from './programs.mjs';
import { Session } from './webdriver.mjs';

/** Starts the program with these words, in a home of its own, and hands over who uses it. */
export async function openWindow(home, words = []) {
  const { session, leave } = await openSession(home, words);
  return new Person({
    run: (source, args) => session.run(source, args),
    until: (source, args) => session.until(source, args),
    clickOn: (source, args) => session.clickOn(source, args),
    type: (text) => session.type(text),
    press: (keys) => session.press(keys),
    picture: (path) => session.picture(path),
    willSaveAt: (path) => session.run(String(answerSystemDialog), [path]),
    leave,
  });
}

/** The bare session, for measuring. */
export async function openSession(home, words = []) {
  for (let left = 3; ; left--) {
    const [port, nativePort] = await freePorts(2);
    const driver = await start(named('SIMPUL_DRIVER'), ['--port', port, '--native-port', nativePort], {
      env: home.env,
      ready: () => isUp(`http://127.0.0.1:${port}/status`),
    });
    try {
      const session = await Session.open(`http://127.0.0.1:${port}`, program('simpul-desktop'), words);
      const leave = async () => {
        await session.leave();
        await driver.end();
      };
      return { session, leave, pid: driver.pid };
    } catch (error) {
      await driver.end();
      // The system's driver may ask before the program listens, and then waits for ever.
      if (left === 0 || error.name !== 'TimeoutError') throw error;
    }
  }
}

/** The system's own dialogs are no part of the page and out of WebDriver's reach, so their answer is given here. */
function answerSystemDialog(path) {
  const really = window.fetch;
  window.fetch = (address, ...rest) => {
    if (!String(address?.url ?? address).includes(encodeURIComponent('plugin:dialog|save'))) {
      return really(address, ...rest);
    }
    window.fetch = really;
    const headers = { 'content-type': 'application/json', 'tauri-response': 'ok' };
    return Promise.resolve(new Response(JSON.stringify(path), { headers }));
  };
}

/** Asks until it answers. */
async function isUp(address) {
  for (let left = 400; left > 0; left--) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return;
    await pause(25);
  }
  throw new Error(`${address} does not answer`);
}

/** Ports nobody listens at, chosen by the system. */
async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => new Promise((done) => server.once('listening', done))));
  const ports = servers.map((server) => String(server.address().port));
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}
