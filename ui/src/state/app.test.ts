import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeHost } from '../../dev/fake-host';
import { actionFor, actionsOf, menuOf } from './actions';
import { App } from './app.svelte';
import { decide } from './findings';
import { endsOf, kindOf } from './keys';

let app: App;
beforeEach(async () => {
  vi.stubGlobal('document', { documentElement: { dataset: {}, lang: '' } });
  app = new App(fakeHost(60));
  await app.begin();
});

describe('the window', () => {
  it('offers nothing in menus that would change a file that can only be read', () => {
    const ids = (readOnly: boolean) => {
      const sections = menuOf(actionsOf(app), readOnly);
      return sections.map((section) =>
        section.entries.map((entry) => (entry.kind === 'action' ? entry.id : entry.kind)),
      );
    };
    expect(ids(false).flat()).toContain('edit.paste');
    const left = ids(true);
    expect(left[1]).toEqual(['edit.find', 'separator', 'edit.yourName', 'view.me']);
    expect(left[2]).toEqual(['edit.selectSiblings', 'edit.selectBranch']);
  });

  it('begins on the start screen and shows a chart once a file is open', async () => {
    expect([app.file, app.start?.samples.length]).toEqual([null, 2]);
    await app.openSample('nusantara');
    expect(app.file?.name).toBe('Nusantara Group');
    expect(app.chart.scene?.find('position:0')).not.toBeNull();
  });

  it('keeps the selection from one picture to the other and says what stands for it', async () => {
    await app.openSample('nusantara');
    await app.select(['position:3']);
    expect(app.standing).toBeNull();
    await app.setView('map');
    expect(app.selection.keys).toEqual(['position:3']);
    expect(app.standing).toEqual({ places: [{ key: 'unit:b', name: 'Warehouse' }] });
  });

  it('shows the card of what is selected and finds its way back', async () => {
    await app.openSample('nusantara');
    await app.select(['unit:b']);
    await app.select(['pair:unit:a~unit:b']);
    expect(app.inspector.card?.type).toBe('pair');
    await app.goBack();
    expect(app.inspector.card?.type).toBe('unit');
  });

  it('asks for a name before the first change and lets go without one', async () => {
    await app.openSample('nusantara');
    app.settings.value = { ...app.settings.value, who: null };
    const edit = app.edit({ type: 'removeNeed', need: 'need:1' });
    expect(app.dialogs.askingName).not.toBeNull();
    app.dialogs.askingName?.(null);
    expect(await edit).toBeNull();
  });

  it('turns a refusal into a notice in words', async () => {
    app.host.call = () => Promise.reject({ code: 'no-file', args: {}, message: 'x' });
    expect(await app.attempt(() => app.host.call('undo', {}))).toBeNull();
    expect(app.notices.list).toHaveLength(1);
    expect(app.notices.list[0]?.text).not.toBe('x');
  });

  it('says why where something went wrong inside the window itself', async () => {
    app.host.call = () => Promise.reject(new TypeError('the bytes are no scene'));
    await app.attempt(() => app.host.call('undo', {}));
    expect(app.notices.list[0]?.text).toContain('(the bytes are no scene)');
  });

  it('shows what somebody else wrote into the file, and says so', async () => {
    await app.openSample('nusantara');
    const file = { ...app.file!, revision: app.file!.revision + 1, name: 'Nusantara Holding' };
    const { call } = app.host;
    app.host.call = ((name: 'start', request: never) =>
      name === 'start' ? Promise.resolve({ ...app.start, file }) : call(name, request)) as never;
    const scene = app.chart.scene;
    await app.catchUp();
    expect(app.file?.name).toBe('Nusantara Holding');
    expect(app.chart.scene).not.toBe(scene);
    expect(app.notices.list).toHaveLength(1);
  });

  it('says how many findings a decision left out', async () => {
    await app.openSample('nusantara');
    const edited = {
      file: app.file!,
      touched: [],
      name: { code: 'decide-finding', args: {} },
      created: null,
    };
    const { call } = app.host;
    let skipped = 0;
    app.host.call = ((name: 'start', request: never) =>
      (name as string) === 'decide' ? Promise.resolve({ edited, skipped }) : call(name, request)) as never;
    const request = app.review.decision({ outcome: 'no-problem' });
    await decide(app, request);
    expect(app.notices.list).toHaveLength(1);
    skipped = 2;
    await decide(app, request);
    expect(app.notices.list.at(-1)?.text).toContain('2 findings');
  });

  it('drops the answer to an older question', async () => {
    await app.openSample('nusantara');
    const { picture } = app.host;
    let release = () => {};
    const slow = new Promise<void>((resolve) => (release = resolve));
    app.host.picture = (async (name: 'chart', request: never) => {
      const answer = await picture(name, request);
      if ((request as { depth: number | null }).depth === 2) await slow;
      return { ...answer, info: { ...answer.info, depth: (request as { depth: number }).depth } };
    }) as never;
    const first = app.chart.expandTo(2);
    await app.chart.expandTo(3);
    release();
    await first;
    expect(app.chart.info?.depth).toBe(3);
  });
});

describe('actions', () => {
  it('have ids, shortcuts and labels of their own', () => {
    const actions = actionsOf(app);
    const keys = actions.map((action) => action.keys).filter((key) => key !== null);
    expect(new Set(actions.map((action) => action.id)).size).toBe(actions.length);
    expect(new Set(keys).size).toBe(keys.length);
    for (const action of actions) expect(action.label()).not.toMatch(/^window\./);
  });

  it('are off while they could do nothing, and undo says what it undoes', async () => {
    const undo = actionsOf(app).find((action) => action.id === 'edit.undo');
    expect(undo?.enabled()).toBe(false);
    await app.openSample('nusantara');
    expect(undo?.enabled()).toBe(true);
    expect(undo?.label()).toContain('Warehouse');
  });

  it('are found by their keys', async () => {
    await app.openSample('nusantara');
    const event = {
      key: '2',
      ctrlKey: true,
      metaKey: false,
      shiftKey: false,
      altKey: false,
    } as KeyboardEvent;
    expect(actionFor(actionsOf(app), event)?.id).toBe('view.map');
  });

  it('all stand in the menu, once', () => {
    const ids: string[] = [];
    const walk = (entries: ReturnType<typeof menuOf>[number]['entries']): void => {
      for (const entry of entries) {
        if (entry.kind === 'action') ids.push(entry.id);
        if (entry.kind === 'submenu') walk(entry.entries);
      }
    };
    menuOf(actionsOf(app)).forEach((section) => walk(section.entries));
    expect(ids.sort()).toEqual(
      actionsOf(app)
        .map((action) => action.id)
        .sort(),
    );
  });
});

describe('keys', () => {
  it('tell what they name', () => {
    expect([kindOf('unit:7k2'), kindOf('pair:a~b'), kindOf('tray')]).toEqual(['unit', 'pair', 'other']);
    expect(endsOf('pair:7k2~9mm')).toEqual(['unit:7k2', 'unit:9mm']);
    expect(endsOf('pair:position:a~unit:b')).toEqual(['position:a', 'unit:b']);
  });
});
