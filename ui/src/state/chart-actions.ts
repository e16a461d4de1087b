// What a person can do with the boxes of the chart: one list for the menu, the context menu, the keys and the help.

import { Walker } from '../canvas/walk';
import { t, type MessageKey } from '../i18n/index.svelte';
import type { Way } from '../ipc/bindings';
import type { Action } from './actions';
import type { App } from './app.svelte';
import { kindOf, standsForNeeds, type Key } from './keys';

/** The keys of a step, by the way the chart grows: the arrow that points there. */
const arrows: Record<string, Record<Way, string>> = {
  down: { earlier: 'ArrowLeft', later: 'ArrowRight', out: 'ArrowUp', in: 'ArrowDown' },
  up: { earlier: 'ArrowLeft', later: 'ArrowRight', out: 'ArrowDown', in: 'ArrowUp' },
  right: { earlier: 'ArrowUp', later: 'ArrowDown', out: 'ArrowLeft', in: 'ArrowRight' },
  left: { earlier: 'ArrowUp', later: 'ArrowDown', out: 'ArrowRight', in: 'ArrowLeft' },
};

export function chartActions(app: App): Action[] {
  const { arranging } = app;
  const first = () => app.selection.first;
  const keys = () => app.selection.keys;
  const editable = () => app.canEdit && app.view === 'chart';
  /** Whether what is selected is of one of these kinds, and nothing else. */
  const selected = (...kinds: string[]) =>
    keys().length > 0 && keys().every((key) => kinds.includes(kindOf(key)));
  /** Where the chart shows people, their boxes stand for posts. */
  const seats = () => (app.chart.by === 'person' ? ['position', 'person'] : ['position']);
  const boxes = (...kinds: string[]) => editable() && selected(...kinds);
  const one = (...kinds: string[]) => boxes(...kinds) && keys().length === 1;
  const act = (
    id: string,
    label: MessageKey | (() => string),
    shortcut: string | null,
    enabled: () => boolean,
    run: Action['run'],
  ): Action => ({
    id,
    label: typeof label === 'string' ? () => t(label) : label,
    keys: shortcut,
    scope: 'picture',
    enabled,
    run,
  });

  const step = (way: Way): Action => ({
    id: `edit.${way}`,
    label: () => t(`arrange.action.${way}`),
    get keys() {
      return `Alt+${arrows[app.chart.direction]?.[way] ?? ''}`;
    },
    scope: 'picture',
    enabled: () => arranging.canMove && boxes('unit', ...seats()),
    run: async () => {
      await arranging.carryOut({ type: 'nudge', keys: [...keys()], way }, first());
    },
  });

  const add = (assistant: boolean): void => {
    const key = first();
    if (key === null) return;
    if (kindOf(key) === 'unit') app.dialogs.open({ type: 'addUnit', parent: key, under: nameOf(app) });
    else app.dialogs.open({ type: 'addReport', manager: key, unit: null, under: nameOf(app), assistant });
  };

  const all = [
    act(
      'edit.addReport',
      () => t(selected('unit') ? 'arrange.action.addInside' : 'arrange.action.addReport'),
      'CmdOrCtrl+D',
      () => one('unit', ...seats()),
      () => add(false),
    ),
    act(
      'edit.addSibling',
      'arrange.action.addSibling',
      'CmdOrCtrl+Enter',
      () => one('unit', ...seats()),
      () => app.dialogs.open({ type: 'addBeside', beside: first() ?? '', name: nameOf(app) }),
    ),
    act(
      'edit.addAssistant',
      'arrange.action.addAssistant',
      'CmdOrCtrl+Shift+D',
      () => one(...seats()),
      () => add(true),
    ),
    act(
      'edit.rename',
      () => t(arranging.line === null ? 'arrange.action.rename' : 'arrange.action.relabel'),
      'F2',
      // In the outline there is no box to write on: there the details hold the words.
      () => !app.chart.twin && (one('unit', ...seats()) || (editable() && arranging.line !== null)),
      () => (arranging.line ? relabel(app) : arranging.rename()),
    ),
    act(
      'edit.fill',
      'arrange.action.fill',
      'CmdOrCtrl+Shift+P',
      () => one(...seats()),
      async () => {
        const [position] = await postsOf(app);
        if (position) app.dialogs.open({ type: 'holders', position });
      },
    ),
    act(
      'edit.vacate',
      'arrange.action.vacate',
      null,
      () => boxes(...seats()),
      async () => {
        await arranging.carryOut({ type: 'vacate', keys: [...keys()] }, first());
      },
    ),
    {
      ...act(
        'edit.assistant',
        'arrange.action.assistant',
        null,
        () => boxes(...seats()),
        async () => {
          const assistant = !isAssistant(app);
          await arranging.carryOut({ type: 'setAssistant', keys: [...keys()], assistant }, first());
        },
      ),
      checked: () => isAssistant(app),
    },
    act(
      'edit.dotted',
      'arrange.action.dotted',
      'CmdOrCtrl+Shift+L',
      () => one(...seats()),
      () => app.dialogs.open({ type: 'dotted', from: [first() ?? ''], to: null }),
    ),
    act(
      'edit.ways',
      'topic.ways.change',
      'CmdOrCtrl+Shift+U',
      () =>
        app.canEdit &&
        app.showsPicture &&
        app.view !== 'history' &&
        selected('unit', 'position', 'person') &&
        keys().length === 1,
      () => app.dialogs.open({ type: 'channels', owner: first() ?? '', name: calledOf(app) }),
    ),
    act(
      'edit.needFrom',
      'arrange.action.needFrom',
      'CmdOrCtrl+L',
      () => app.canEdit && app.showsPicture && app.view !== 'history' && isNeedy(app),
      () => {
        const key = first();
        const item = key === null ? null : (app.picture.scene?.find(key) ?? null);
        const name = (item !== null && app.picture.scene?.nameOf(item)) || nameOf(app);
        if (key !== null) arranging.sayNeed({ key, name }, null);
      },
    ),
    act(
      'edit.cut',
      'arrange.action.cut',
      'CmdOrCtrl+X',
      () => boxes('unit', ...seats()) && arranging.canMove,
      () => arranging.cut(keys()),
    ),
    act(
      'edit.copy',
      'arrange.action.copy',
      'CmdOrCtrl+C',
      () => boxes('unit', ...seats()),
      () => arranging.copy(keys()),
    ),
    act(
      'edit.paste',
      () => (first() ? t('arrange.action.paste') : t('arrange.action.pasteTop')),
      'CmdOrCtrl+V',
      () => editable() && arranging.clipboard !== null && keys().length <= 1,
      () => arranging.paste(),
    ),
    act(
      'edit.moveTo',
      'arrange.action.moveTo',
      'CmdOrCtrl+Shift+M',
      () => boxes('unit', ...seats()),
      () => app.dialogs.open({ type: 'moveTo', keys: keys(), name: nameOf(app) }),
    ),
    step('earlier'),
    step('later'),
    step('out'),
    step('in'),
    act(
      'edit.selectSiblings',
      'arrange.action.selectSiblings',
      'CmdOrCtrl+A',
      () => app.view === 'chart' && selected('unit', ...seats()),
      () => widen(app, 'siblings'),
    ),
    act(
      'edit.selectBranch',
      'arrange.action.selectBranch',
      'CmdOrCtrl+Shift+A',
      () => app.view === 'chart' && selected('unit', ...seats()),
      () => widen(app, 'branch'),
    ),
    act(
      'edit.remove',
      'arrange.action.remove',
      'Delete',
      () =>
        app.canEdit && (selected('position', 'unit', 'need') || boxes(...seats()) || arranging.line !== null),
      () => remove(app),
    ),
    // Somebody's box stands for the first of their posts; the others are to be seen among the positions.
    act(
      'view.post',
      () => wordPost(app),
      null,
      () =>
        app.view === 'chart' &&
        app.chart.by === 'person' &&
        selected('person') &&
        keys().length === 1 &&
        postOf(app) !== null,
      () => showPost(app),
    ),
    {
      id: 'edit.lock',
      label: () => t('arrange.action.lock'),
      keys: 'CmdOrCtrl+Shift+K',
      enabled: () => app.canEdit,
      checked: () => app.settings.value.chartLocked === true,
      run: () => arranging.lock(app.settings.value.chartLocked !== true),
    },
  ];
  return all.map((action): Action => (/^(edit\.select|view\.)/.test(action.id) ? action : changing(action)));
}

/** Keeps what is worked out anew each time, such as the keys of a step. */
function changing(action: Action): Action {
  return Object.defineProperty(action, 'edits', { value: true, enumerable: true });
}

/** What stands in the context menu, and in the menu bar, in this order. */
export const boxMenu: readonly string[] = [
  'edit.addReport',
  'edit.addSibling',
  'edit.addAssistant',
  '-',
  'edit.rename',
  'edit.fill',
  'edit.vacate',
  'edit.assistant',
  'edit.dotted',
  'edit.needFrom',
  'edit.ways',
  '-',
  'edit.cut',
  'edit.copy',
  'edit.paste',
  'edit.moveTo',
  'edit.earlier',
  'edit.later',
  'edit.out',
  'edit.in',
  '-',
  'edit.selectSiblings',
  'edit.selectBranch',
  '-',
  'edit.remove',
];

/** What of it opens beside the context menu, so that this stays short: by what it is called there. */
export const besideMenu: readonly { label: MessageKey; ids: readonly string[] }[] = [
  { label: 'arrange.menu.step', ids: ['edit.earlier', 'edit.later', 'edit.out', 'edit.in'] },
  { label: 'arrange.menu.select', ids: ['edit.selectSiblings', 'edit.selectBranch'] },
];

/** Where a menu is asked for beside all boxes. */
const groundMenu: readonly string[] = [
  'edit.addPosition',
  'edit.addUnit',
  'edit.paste',
  '-',
  'view.fit',
  'edit.lock',
];

/** On the box of a person, where the chart shows people: which post it stands for comes first. */
const personMenu: readonly string[] = ['view.post', '-', ...boxMenu];

/** On a box of the map. */
const nodeMenu: readonly string[] = ['edit.needFrom', 'edit.ways', '-', 'view.fit'];

/** On a dotted line. */
const lineMenu: readonly string[] = ['edit.rename', 'edit.remove'];

/** The menu for what was pointed at. */
export function menuFor(app: App): readonly string[] {
  if (app.arranging.line !== null) return lineMenu;
  if (app.view === 'map' && isNeedy(app)) return nodeMenu;
  if (app.selection.first === null || app.view !== 'chart') return groundMenu;
  return kindOf(app.selection.first) === 'person' && app.chart.by === 'person' ? personMenu : boxMenu;
}

/** Whether one unit or position is selected, which may need something. */
function isNeedy(app: App): boolean {
  const [key, other] = app.selection.keys;
  return key !== undefined && other === undefined && standsForNeeds(key);
}

function wordPost(app: App): string {
  const { card } = app.inspector;
  const seats = card?.type === 'person' ? card.seats : [];
  const title = seats[0]?.title ?? '';
  // The menu lists it where nobody is selected, too, to be found.
  if (title === '') return t('arrange.action.postUnnamed');
  return seats.length > 1
    ? t('arrange.action.postOf', { title, n: seats.length })
    : t('arrange.action.post', { title });
}

function postOf(app: App): Key | null {
  const { card } = app.inspector;
  return card?.type === 'person' ? (card.seats[0]?.position ?? null) : null;
}

async function showPost(app: App): Promise<void> {
  const post = postOf(app);
  if (post === null) return;
  app.chart.ofPositions();
  await app.goToRecord(post);
}

/** Of somebody the post that their box stands for: it is what is changed. */
function nameOf(app: App): string {
  const { card } = app.inspector;
  if (card?.type === 'position') return card.title;
  if (card?.type === 'person') return card.seats[0]?.title || card.name;
  return card?.type === 'unit' ? card.name : '';
}

/** What is selected as people call it. */
function calledOf(app: App): string {
  const { card } = app.inspector;
  return card?.type === 'person' ? card.name : nameOf(app);
}

function isAssistant(app: App): boolean {
  const { card } = app.inspector;
  if (card?.type === 'person') return card.seats[0]?.assistant ?? false;
  return card?.type === 'position' && card.assistant;
}

async function remove(app: App): Promise<void> {
  const { line } = app.arranging;
  if (line) {
    app.arranging.line = null;
    void app.arranging.carryOut({ type: 'removeDottedLine', line });
    return;
  }
  const [key, ...more] = await postsOf(app);
  if (key) app.dialogs.open({ type: 'remove', key, name: more.length > 0 ? '' : nameOf(app), more });
}

/** What is selected, people as the posts their boxes stand for; each once. */
async function postsOf(app: App): Promise<Key[]> {
  const keys = [...app.selection.keys];
  const people = keys.some((key) => kindOf(key) === 'person');
  const posts = people ? await app.attempt(() => app.host.call('posts', { keys })) : { keys };
  return [...new Set(posts?.keys)];
}

/** The dotted lines of whoever reports along the one pointed at. */
function relabel(app: App): void {
  const { scene } = app.chart;
  const item = app.arranging.line ? (scene?.find(app.arranging.line) ?? null) : null;
  const from = item === null ? undefined : scene?.a[item];
  if (scene && from !== undefined) app.dialogs.open({ type: 'dotted', from: [scene.keyOf(from)], to: null });
}

/** Selects what the picture shows beside or below what is selected. */
function widen(app: App, way: 'siblings' | 'branch'): void {
  const { scene } = app.chart;
  if (!scene) return;
  const walker = new Walker(scene);
  const found = new Set<Key>();
  for (const key of app.selection.keys) {
    found.add(key);
    const item = scene.find(key);
    if (item === null) continue;
    const wider = way === 'branch' ? walker.branch(item) : walker.siblings(item);
    for (const other of wider) found.add(scene.keyOf(other));
  }
  void app.select([...found]);
  app.spoken = t('arrange.selected', { n: found.size });
}
