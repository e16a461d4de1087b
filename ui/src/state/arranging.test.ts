import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeHost, nothingBreaks } from '../../dev/fake-host';
import { nothingHeld } from '../canvas/gestures';
import type { EditRequest } from '../ipc/bindings';
import { App } from './app.svelte';
import { actionFor, actionsOf, takeInTurn } from './actions';

let app: App;
let asked: { name: string; request: unknown }[];
beforeEach(async () => {
  vi.stubGlobal('document', { documentElement: { dataset: {}, lang: '' } });
  app = new App(fakeHost(60));
  await app.begin();
  await app.openSample('nusantara');
  asked = [];
  const { call } = app.host;
  app.host.call = ((name: 'edit', request: never) => {
    asked.push({ name, request });
    return call(name, request);
  }) as never;
});

const edits = () => asked.filter((one) => one.name === 'edit').map((one) => one.request as EditRequest);
const previews = () => asked.filter((one) => one.name === 'preview_edit').length;
const on = (key: string) => ({ place: 'under', key }) as const;

describe('what is carried', () => {
  it('is planned and told once for each place, and done once when it is dropped', async () => {
    app.arranging.lift({ grip: 'box', keys: ['position:3', 'position:4'], name: 'x' });
    for (let step = 0; step < 5; step++) app.arranging.hover(on('position:9'), nothingHeld);
    app.arranging.hover(on('position:9'), { ...nothingHeld, alone: true });
    await vi.waitFor(() => expect(previews()).toBe(2));
    expect(app.arranging.forecast.edit).toMatchObject({ type: 'move', alone: true });
    await app.arranging.drop();
    const [edit, ...more] = edits();
    expect(edit).toEqual({
      type: 'move',
      keys: ['position:3', 'position:4'],
      to: on('position:9'),
      alone: true,
      joinUnit: false,
    });
    expect([more.length, app.arranging.load]).toEqual([0, null]);
  });

  it('is let go of without effect where it is given up, or hovers nothing but itself', async () => {
    app.arranging.lift({ grip: 'box', keys: ['position:3'], name: 'x' });
    app.arranging.hover(on('position:3'), nothingHeld);
    await app.arranging.drop();
    app.arranging.lift({ grip: 'box', keys: ['position:3'], name: 'x' });
    app.arranging.hover(on('position:9'), nothingHeld);
    app.arranging.giveUp();
    await app.arranging.drop();
    expect(edits()).toEqual([]);
  });

  it('takes a seat as a person, and asks for words as a dotted line', async () => {
    app.arranging.lift({ grip: 'person', keys: ['person:3'], name: 'x' });
    app.arranging.hover(on('unit:a'), nothingHeld);
    expect(app.arranging.forecast.edit).toBeNull();
    app.arranging.hover(on('position:9'), { ...nothingHeld, copy: true });
    await app.arranging.drop();
    expect(edits()).toEqual([{ type: 'seat', person: 'person:3', position: 'position:9', keep: true }]);
    app.arranging.lift({ grip: 'dotted', keys: ['position:3'], name: 'x' });
    app.arranging.hover(on('position:9'), nothingHeld);
    await app.arranging.drop();
    expect(app.dialogs.current).toEqual({ type: 'dotted', from: ['position:3'], to: 'position:9' });
  });
});

describe('a step that breaks something', () => {
  const breaks = { ...nothingBreaks, total: 1, counts: { ...nothingBreaks.counts, topics: 1 } };
  beforeEach(() => {
    const { call } = app.host;
    app.host.call = ((name: 'edit', request: never) =>
      name === ('breaks_of_edit' as string) ? Promise.resolve(breaks) : call(name, request)) as never;
  });
  const answered = async (agreed: boolean) => {
    await vi.waitFor(() => expect(app.dialogs.askingBreaks?.breaks).toEqual(breaks));
    expect(edits(), 'nothing is done before somebody agrees').toEqual([]);
    app.dialogs.askingBreaks?.answer(agreed);
  };

  it('is done only where somebody wants it all the same', async () => {
    app.arranging.lift({ grip: 'box', keys: ['position:3'], name: 'x' });
    app.arranging.hover(on('position:9'), nothingHeld);
    const dropped = app.arranging.drop();
    await answered(false);
    await dropped;
    expect(edits()).toEqual([]);
    await app.select(['position:3']);
    const stepped = app.arranging.carryOut({ type: 'nudge', keys: ['position:3'], way: 'out' });
    await answered(true);
    expect(await stepped).toBe(true);
    expect(edits()).toEqual([{ type: 'nudge', keys: ['position:3'], way: 'out' }]);
  });
});

describe('boxes by keys', () => {
  const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
    actionFor(actionsOf(app), {
      key,
      ctrlKey: false,
      metaKey: false,
      shiftKey: false,
      altKey: false,
      ...held,
    } as KeyboardEvent);

  it('step where the arrow points, whichever way the chart grows', async () => {
    await app.select(['position:3']);
    expect(press('ArrowLeft', { altKey: true })?.id).toBe('edit.earlier');
    app.settings.value = { ...app.settings.value, chart: { ...app.chart.view, direction: 'right' } };
    expect(press('ArrowLeft', { altKey: true })?.id).toBe('edit.out');
  });

  it('are cut and pasted as a move, copied and pasted as copies', async () => {
    await app.select(['position:3']);
    await press('x', { ctrlKey: true })?.run();
    await app.select(['position:9']);
    await press('v', { ctrlKey: true })?.run();
    await app.select(['position:4']);
    await press('c', { ctrlKey: true })?.run();
    await press('v', { ctrlKey: true })?.run();
    expect(edits()).toEqual([
      { type: 'move', keys: ['position:3'], to: on('position:9') },
      { type: 'copy', keys: ['position:4'], to: on('position:4') },
    ]);
  });

  it('stay where they are while the chart is locked', async () => {
    await app.select(['position:3']);
    await app.arranging.lock(true);
    expect([press('ArrowLeft', { altKey: true }), press('x', { ctrlKey: true })]).toEqual([null, null]);
    expect(press('Delete')?.id, 'a question comes first').toBe('edit.remove');
    await app.arranging.lock(false);
    expect(press('ArrowLeft', { altKey: true })?.id).toBe('edit.earlier');
  });
});

it('a key pressed while a box is pasted is about the pasted box, not about the one before', async () => {
  const actions = actionsOf(app);
  const action = (id: string) => actions.find((one) => one.id === id)!;
  const { call } = app.host;
  app.host.call = (async (name: 'edit', request: never) => {
    const answer = await call(name, request);
    return name === 'edit' ? { ...answer, created: 'position:9' } : answer;
  }) as never;
  await app.select(['position:3']);
  app.arranging.copy(app.selection.keys);
  const about: (readonly string[])[] = [];
  const pasted = takeInTurn(app, action('edit.paste'));
  const next = takeInTurn(app, {
    ...action('edit.remove'),
    run: () => void about.push(app.selection.keys),
  });
  expect(app.selection.keys).toEqual(['position:3']);
  await Promise.all([pasted, next]);
  expect(about).toEqual([['position:9']]);
});
