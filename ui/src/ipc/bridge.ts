// The browser side of the port: the same calls over loopback HTTP, for browser tests and for development
// without a window. The page's address carries `#bridge=PORT,TOKEN`.

import { copyText, splitPicture, toApiError, type Host, type Job, type Progress } from './host';

/** Milliseconds between two looks at a running job's progress. */
const LOOK_EVERY = 150;

export function bridgeHost(hash: string): Host | null {
  const found = /bridge=(\d+),([^&]+)/.exec(hash);
  if (!found) return null;
  const [, port, token] = found;
  const base = `http://127.0.0.1:${port}`;
  const headers = { 'content-type': 'application/json', 'x-token': token ?? '' };

  async function post(path: string, body: unknown): Promise<Response> {
    const response = await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw toApiError(await response.json().catch(() => response.statusText));
    return response;
  }

  async function call(name: string, request: unknown, job?: Job): Promise<unknown> {
    const query = job ? `?job=${job.id}` : '';
    const watch = job?.onProgress && setInterval(() => void look(job), LOOK_EVERY);
    try {
      return await (await post(`/call/${name}${query}`, request)).json();
    } finally {
      clearInterval(watch);
    }
  }

  async function look(job: Job): Promise<void> {
    const response = await fetch(`${base}/progress/${job.id}`, { headers });
    if (response.ok) job.onProgress?.((await response.json()) as Progress);
  }

  return {
    kind: 'bridge',
    call: (name, request, job) => call(name, request, job) as never,
    picture: async (name, request) =>
      splitPicture(await (await post(`/call/${name}`, request)).arrayBuffer()),
    cancel: async (job) => void (await post('/cancel', { job })),

    startedWith: async () => ({ file: null, sample: null, readOnly: false }),
    // A browser may not show the system's dialogs for paths, so a path is typed.
    chooseFiles: async (title) => {
      const typed = window.prompt(title, '');
      return typed
        ? typed.split('\n').flatMap((line) =>
            line
              .split(';')
              .map((path) => path.trim())
              .filter(Boolean),
          )
        : [];
    },
    chooseFolder: async (title) => window.prompt(title, '') || null,
    choosePath: async (title, proposed) => window.prompt(title, proposed),
    openPath: async () => undefined,
    // A test reads the message instead of a program for mail.
    openMail: async (address) => void (document.documentElement.dataset['mail'] = address),
    copyText,
    showMenu: () => undefined,
    onMenu: () => undefined,
    // A browser does not tell paths either; a test names them.
    onDrop: (dropped, hovering) =>
      window.addEventListener('simpul-drop', (event) => {
        const { paths } = (event as CustomEvent<{ paths: string[] | null }>).detail;
        hovering(paths === null);
        if (paths) dropped(paths);
      }),
    onStartedAgain: () => undefined,
    onFileChanged: () => undefined,
    // A browser asks in words of its own.
    onLeaving: () => {
      const hold = (event: BeforeUnloadEvent) => event.preventDefault();
      window.addEventListener('beforeunload', hold);
      return () => window.removeEventListener('beforeunload', hold);
    },
    setTitle: (title) => void (document.title = title),
  };
}
