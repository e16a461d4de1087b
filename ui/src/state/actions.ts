// Every action a person can take by menu, key or button, each written down once.

import { t, type MessageKey } from '../i18n/index.svelte';
import type { MenuEntry, MenuSection } from '../ipc/host';
import type { App } from './app.svelte';
import { boxMenu, chartActions } from './chart-actions';
import { kindOf, type Key } from './keys';
import { takeInQuestions } from './questions';
import { saveCopy } from './save-as';
import { matches } from './shortcuts';
import { printKnow, saveKnow, showKnow, showMe } from './ways';
import { wordEdit } from './words';

export type Action = {
  id: string;
  label: () => string;
  keys: string | null;
  /** Its keys are heard only while a picture or its outline has the focus; elsewhere they mean what they always do. */
  scope?: 'picture';
  enabled: () => boolean;
  checked?: () => boolean;
  /** Whether it changes the file: a file that can only be read does not offer it. */
  edits?: true;
  run: () => void | Promise<void>;
};

export function actionsOf(app: App): Action[] {
  const hasFile = () => app.file !== null;
  const hasPicture = () => app.file !== null && app.showsPicture;
  const hasPage = () => app.view === 'know' && app.know.view !== null;
  const always = () => true;
  const simple = (
    id: string,
    label: MessageKey,
    keys: string | null,
    enabled: () => boolean,
    run: Action['run'],
  ): Action => ({ id, label: () => t(label), keys, enabled, run });

  return [
    simple('file.new', 'window.action.new', 'CmdOrCtrl+N', always, () =>
      app.dialogs.open({ type: 'newFile' }),
    ),
    simple('file.open', 'window.action.open', 'CmdOrCtrl+O', always, () => app.chooseAndOpen(false)),
    simple('file.openReadOnly', 'window.action.openReadOnly', null, always, () => app.chooseAndOpen(true)),
    simple('file.sample', 'window.action.sample', null, always, () => app.openSample('nusantara')),
    editing(
      'file.import',
      'window.action.import',
      'CmdOrCtrl+I',
      () => app.file === null || app.canEdit,
      () => app.dialogs.open({ type: 'import', paths: [] }),
    ),
    editing(
      'file.photos',
      'window.action.photos',
      null,
      () => app.canEdit,
      () => app.dialogs.open({ type: 'photos' }),
    ),
    editing(
      'file.takeIn',
      'questions.takeIn',
      null,
      () => app.canEdit && app.file?.shown === null,
      () => takeInQuestions(app),
    ),
    simple('file.saveCopy', 'window.action.saveCopy', 'CmdOrCtrl+Shift+S', hasFile, () => saveCopy(app)),
    editing(
      'file.readers',
      'window.action.readers',
      null,
      () => app.canEdit,
      () => app.dialogs.open({ type: 'readers' }),
    ),
    {
      id: 'file.export',
      label: () =>
        t(
          app.view === 'review'
            ? 'window.action.exportReview'
            : app.view === 'know'
              ? 'window.action.exportPage'
              : listOf(app)
                ? 'window.action.exportTable'
                : 'window.action.export',
        ),
      keys: 'CmdOrCtrl+E',
      enabled: () => hasPicture() || hasPage() || (app.file !== null && listOf(app) !== null),
      run: () =>
        hasPage() ? saveKnow(app) : app.dialogs.open({ type: listOf(app) ?? 'export', branch: null }),
    },
    simple(
      'file.print',
      'window.action.print',
      'CmdOrCtrl+P',
      () => hasPicture() || hasPage(),
      () => (hasPage() ? printKnow(app) : print(app)),
    ),
    simple('file.close', 'window.action.close', 'CmdOrCtrl+W', hasFile, () => app.close()),

    {
      id: 'edit.undo',
      label: () => named(app, 'undo'),
      keys: 'CmdOrCtrl+Z',
      enabled: () => app.canEdit && app.file?.undo !== null,
      edits: true,
      run: () => app.undo(),
    },
    {
      id: 'edit.redo',
      label: () => named(app, 'redo'),
      keys: 'CmdOrCtrl+Shift+Z',
      enabled: () => app.canEdit && app.file?.redo !== null,
      edits: true,
      run: () => app.redo(),
    },
    simple('edit.find', 'window.action.find', 'CmdOrCtrl+K', hasFile, () => void (app.searchFocus += 1)),
    editing(
      'edit.addNeed',
      'window.action.addNeed',
      'CmdOrCtrl+Shift+N',
      () => app.canEdit,
      () => app.dialogs.open({ type: 'need', need: null, customer: null, supplier: null }),
    ),
    editing(
      'edit.addUnit',
      'window.action.addUnit',
      null,
      () => app.canEdit,
      () => app.dialogs.open({ type: 'addUnit', parent: null, under: '' }),
    ),
    editing(
      'edit.addPosition',
      'window.action.addPosition',
      null,
      () => app.canEdit,
      () => app.dialogs.open({ type: 'addReport', manager: null, unit: null, under: '' }),
    ),
    editing(
      'edit.working',
      'window.action.working',
      null,
      () => app.canEdit,
      () => app.dialogs.open({ type: 'working' }),
    ),
    simple('edit.yourName', 'window.action.yourName', null, always, () => app.changeName()),
    simple('view.me', 'window.action.me', null, hasFile, () => showMe(app)),

    ...chartActions(app),
    checked(
      'view.chart',
      'window.action.chart',
      'CmdOrCtrl+1',
      hasFile,
      () => app.view === 'chart',
      () => app.setView('chart'),
    ),
    checked(
      'view.map',
      'window.action.map',
      'CmdOrCtrl+2',
      hasFile,
      () => app.view === 'map',
      () => app.setView('map'),
    ),
    checked(
      'view.ask',
      'window.action.ask',
      'CmdOrCtrl+5',
      hasFile,
      () => ['ask', 'know', 'topics'].includes(app.view),
      () => app.setView('ask'),
    ),
    simple('view.topics', 'topics.title', null, hasFile, () => app.setView('topics')),
    simple('view.know', 'window.action.know', null, hasFile, () => showKnow(app)),
    checked(
      'view.needs',
      'window.action.needs',
      'CmdOrCtrl+6',
      hasFile,
      () => app.view === 'needs' || app.view === 'interview',
      () => app.setView('needs'),
    ),
    checked(
      'view.figures',
      'window.action.figures',
      'CmdOrCtrl+3',
      hasFile,
      () => app.view === 'figures',
      () => app.setView('figures'),
    ),
    checked(
      'view.findings',
      'window.action.findings',
      'CmdOrCtrl+4',
      hasFile,
      () => app.view === 'doctor',
      () => app.setView('doctor'),
    ),
    checked(
      'view.review',
      'window.action.review',
      'CmdOrCtrl+7',
      hasFile,
      () => app.view === 'review',
      () => app.setView('review'),
    ),
    checked(
      'view.analyses',
      'window.action.analyses',
      'CmdOrCtrl+8',
      hasFile,
      () => app.view === 'analyses',
      () => app.setView('analyses'),
    ),
    simple(
      'review.kept',
      'window.action.reviews',
      null,
      () => app.view === 'review',
      () => app.dialogs.open({ type: 'reviews' }),
    ),
    simple('view.fit', 'window.action.fit', 'CmdOrCtrl+0', hasPicture, () => app.picture.fit()),
    simple('view.zoomIn', 'window.action.zoomIn', 'CmdOrCtrl+=', hasPicture, () => app.picture.zoomBy(1.25)),
    simple('view.zoomOut', 'window.action.zoomOut', 'CmdOrCtrl+-', hasPicture, () => app.picture.zoomBy(0.8)),
    checked(
      'view.twin',
      'window.action.twin',
      'CmdOrCtrl+T',
      hasPicture,
      () => app.picture.twin,
      () => app.setTwin(!app.picture.twin),
    ),
    checked(
      'view.chartNeeds',
      'chart.needs.action',
      'CmdOrCtrl+J',
      () => hasFile() && app.view === 'chart',
      () => app.chart.showsNeeds,
      async () => {
        await app.attempt(() => app.chart.showNeeds(!app.chart.showsNeeds));
      },
    ),
    {
      id: 'view.branch',
      label: () => t(app.chart.root === null ? 'inspector.position.onlyBranch' : 'chart.wholeChart'),
      keys: 'CmdOrCtrl+Shift+B',
      enabled: () => app.view === 'chart' && app.file !== null && (app.chart.root ?? branchOf(app)) !== null,
      run: () => focus(app),
    },
    checked(
      'view.inspector',
      'window.action.inspector',
      'CmdOrCtrl+B',
      hasFile,
      () => app.showsInspector,
      () => app.toggleInspector(),
    ),
    checked(
      'view.history',
      'window.action.history',
      'CmdOrCtrl+H',
      hasFile,
      () => app.view === 'history',
      () => app.setView('history'),
    ),
    ...(['system', 'en', 'id'] as const).map((language) =>
      checked(
        `view.language.${language}`,
        `window.language.${language}`,
        null,
        always,
        () => (app.settings.value.language ?? 'system') === language,
        () => settle(app, () => app.settings.change({ language })),
      ),
    ),
    ...(['system', 'light', 'dark'] as const).map((theme) =>
      checked(
        `view.theme.${theme}`,
        `window.theme.${theme}`,
        null,
        always,
        () => (app.settings.value.theme ?? 'system') === theme,
        () => settle(app, () => app.settings.change({ theme })),
      ),
    ),

    simple('help.shortcuts', 'window.action.shortcuts', 'F1', always, () =>
      app.dialogs.open({ type: 'shortcuts' }),
    ),
    simple('help.about', 'window.action.about', null, always, () => app.dialogs.open({ type: 'about' })),
  ];

  function editing(...[id, label, keys, enabled, run]: Parameters<typeof simple>): Action {
    return { ...simple(id, label, keys, enabled, run), edits: true };
  }

  function checked(
    id: string,
    label: MessageKey,
    keys: string | null,
    enabled: () => boolean,
    isChecked: () => boolean,
    run: Action['run'],
  ): Action {
    return { ...simple(id, label, keys, enabled, run), checked: isChecked };
  }
}

/** The dialog that saves what the view lists; null where it shows a picture or nothing that could be saved. */
function listOf(
  app: App,
): 'exportTable' | 'exportNeeds' | 'exportReview' | 'exportStudy' | 'exportGaps' | null {
  if (app.view === 'topics' && app.topics.page === 'gaps') return 'exportGaps';
  if (app.view === 'review') return 'exportReview';
  if (app.view === 'analyses') return 'exportStudy';
  return app.view === 'figures' ? 'exportTable' : app.view === 'needs' ? 'exportNeeds' : null;
}

/** The box whose branch can be looked at alone. */
function branchOf(app: App): Key | null {
  const key = app.selection.first;
  return key !== null && kindOf(key) === app.chart.by ? key : null;
}

async function focus(app: App): Promise<void> {
  await app.attempt(() => app.chart.focus(app.chart.root === null ? branchOf(app) : null));
  await app.followSelection();
}

async function settle(app: App, step: () => Promise<void>): Promise<void> {
  await app.attempt(step);
  // The words on the cards come from the core, so pictures and cards are asked for anew.
  if (app.file) await app.refresh();
}

async function print(app: App): Promise<void> {
  const picture = app.view !== 'map' ? ({ type: 'chart', ...app.chart.drawing } as const) : app.map.drawing;
  const language = document.documentElement.lang === 'id' ? 'id' : 'en';
  const title = app.file?.name ?? '';
  const printed = await app.attempt(() =>
    app.host.call('print_picture', {
      picture,
      scope: 'shown',
      branch: null,
      format: 'pdf',
      path: '',
      language,
      title,
    }),
  );
  if (!printed) return;
  await app.attempt(() => app.host.openPath(printed.path));
  app.notices.done(t('export.printOpened'));
}

function named(app: App, way: 'undo' | 'redo'): string {
  const edit = app.file?.[way];
  if (!edit) return way === 'undo' ? t('window.action.undoNothing') : t('window.action.redoNothing');
  const name = wordEdit(edit);
  return way === 'undo' ? t('window.action.undo', { name }) : t('window.action.redo', { name });
}

/** The action a key event means, if it may be taken now. */
export function actionFor(actions: readonly Action[], event: KeyboardEvent, later = false): Action | null {
  const found = actions.find((action) => action.keys !== null && matches(action.keys, event));
  return found && ((later && inTurn(found)) || found.enabled()) ? found : null;
}

/** Takes an action; one about the file or what is selected after the steps before it, if it is then still possible. */
export async function takeInTurn(app: App, action: Action): Promise<void> {
  if (!inTurn(action)) return action.run();
  await app.turns.next(async () => {
    if (action.enabled()) await action.run();
  });
}

function inTurn(action: Action): boolean {
  return action.edits === true || action.scope !== undefined;
}

/** The desktop's menu, from the same list; of a file that can only be read, without what would change it. */
export function menuOf(actions: readonly Action[], readOnly = false): MenuSection[] {
  const entry = (id: string): MenuEntry => {
    const action = actions.find((candidate) => candidate.id === id);
    if (!action) return { kind: 'separator' };
    return {
      kind: 'action',
      id,
      label: action.label(),
      keys: action.keys,
      local: action.scope !== undefined,
      enabled: action.enabled(),
      checked: action.checked?.() ?? null,
    };
  };
  const section = (label: MessageKey, ids: string[]): MenuSection => ({
    label: t(label),
    entries: offered(ids, actions, readOnly).map(entry),
  });
  const submenu = (label: MessageKey, ids: string[]): MenuEntry => ({
    kind: 'submenu',
    label: t(label),
    entries: ids.map(entry),
  });
  const view = section('window.menu.view', [
    'view.chart',
    'view.map',
    'view.ask',
    'view.know',
    'view.topics',
    'view.needs',
    'view.review',
    'view.analyses',
    'view.figures',
    'view.history',
    'view.findings',
    'review.kept',
    '-',
    'view.fit',
    'view.zoomIn',
    'view.zoomOut',
    '-',
    'view.twin',
    'view.chartNeeds',
    'view.branch',
    'view.post',
    'view.inspector',
  ]);
  view.entries.push(
    { kind: 'separator' },
    submenu('window.menu.language', ['view.language.system', 'view.language.en', 'view.language.id']),
    submenu('window.menu.theme', ['view.theme.system', 'view.theme.light', 'view.theme.dark']),
  );
  return [
    section('window.menu.file', [
      'file.new',
      'file.open',
      'file.openReadOnly',
      'file.sample',
      '-',
      'file.import',
      'file.photos',
      'file.takeIn',
      'file.export',
      'file.print',
      'file.saveCopy',
      'file.readers',
      '-',
      'file.close',
    ]),
    section('window.menu.edit', [
      'edit.undo',
      'edit.redo',
      '-',
      'edit.addNeed',
      'edit.addPosition',
      'edit.addUnit',
      '-',
      'edit.find',
      'edit.lock',
      '-',
      'edit.working',
      'edit.yourName',
      'view.me',
    ]),
    section('window.menu.boxes', [...boxMenu]),
    view,
    section('window.menu.help', ['help.shortcuts', 'help.about']),
  ];
}

/** What of a menu is offered: in a file that can only be read nothing that would change it, and no idle line. */
export function offered(ids: readonly string[], actions: readonly Action[], readOnly: boolean): string[] {
  const changing = new Set(actions.filter((action) => action.edits).map((action) => action.id));
  const kept: string[] = [];
  for (const id of ids) {
    if (id === '-' ? kept.length > 0 && kept.at(-1) !== '-' : !(readOnly && changing.has(id))) kept.push(id);
  }
  if (kept.at(-1) === '-') kept.pop();
  return kept;
}
