import { expect, it, vi } from 'vitest';
import { fakeHost, nothingBreaks } from '../../dev/fake-host';
import type { EditRequest } from '../ipc/bindings';
import { Forecast } from './forecast.svelte';

const move = (key: string): EditRequest => ({ type: 'move', keys: [key], to: { place: 'under', key: null } });

/** A host that answers when it is told to. */
function slow() {
  const open: { name: string; request: unknown; answer: (with_?: unknown) => void }[] = [];
  const host = fakeHost(3);
  const plain = host.call;
  host.call = ((name: 'edit', request: never) =>
    new Promise((resolve) => {
      open.push({ name, request, answer: (value) => resolve((value ?? plain(name, request)) as never) });
    })) as never;
  return { host, open };
}

it('asks one question at a time, and of those that waited only the newest', async () => {
  const { host, open } = slow();
  const forecast = new Forecast(host);
  for (const key of ['a', 'b', 'c', 'd']) forecast.consider(move(key));
  expect(open.map(({ request }) => request)).toEqual([move('a')]);
  open[0]?.answer();
  await vi.waitFor(() => expect(open.length).toBe(2));
  expect(open[1]?.request).toEqual(move('d'));
  expect([forecast.preview, forecast.breaks], 'an answer to what is past is dropped').toEqual([null, null]);
  open[1]?.answer();
  await vi.waitFor(() => expect(forecast.preview).not.toBeNull());
  expect(open[2]?.name).toBe('breaks_of_edit');
  open[2]?.answer();
  await vi.waitFor(() => expect(forecast.breaks).toEqual(nothingBreaks));
  expect(open.length).toBe(3);
});

it('asks nothing twice, and nothing of what is refused', async () => {
  const { host, open } = slow();
  const forecast = new Forecast(host);
  forecast.consider(move('a'));
  forecast.consider(move('a'));
  open[0]?.answer({ refusal: { code: 'x', args: {} }, lines: [], more: 0, moved: 0, name: null });
  await vi.waitFor(() => expect(forecast.preview?.refusal).toBeTruthy());
  forecast.consider(null);
  expect([open.length, forecast.preview]).toEqual([1, null]);
  forecast.consider(move('a'));
  await vi.waitFor(() => expect(open.length).toBe(2));
});
