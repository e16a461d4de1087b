import { expect, it } from 'vitest';
import type { KnowView } from '../ipc/bindings';
import type { Host } from '../ipc/host';
import { KnowState } from './know.svelte';

function answering(answer: () => Promise<KnowView>): KnowState {
  return new KnowState({ call: answer } as unknown as Host);
}

const list = { of: { key: 'unit:1', name: 'Warehouse' }, near: [], others: [] } as unknown as KnowView;
const refused = (code: string) => Promise.reject(Object.assign(new Error(code), { code }));

it('forgets the list of a unit that is gone, so that an undo brings no error', async () => {
  let isThere = true;
  const know = answering(() => (isThere ? Promise.resolve(list) : refused('not-found')));
  await know.load('unit:1');
  expect(know.view).toEqual(list);
  isThere = false;
  await know.again();
  expect([know.key, know.view]).toEqual([null, null]);
});

it('tells of any other refusal', async () => {
  await expect(answering(() => refused('no-file')).load('unit:1')).rejects.toMatchObject({ code: 'no-file' });
});
