import { describe, expect, it } from 'vitest';
import type { Host } from '../ipc/host';
import { wordsOf } from './spoken';

const refusing = (code: string) =>
  ({ call: () => Promise.reject({ code, args: {}, message: code }) }) as unknown as Host;

describe('what is said of a box', () => {
  it('is left to the words on it where the record is gone meanwhile', async () => {
    expect(await wordsOf(refusing('not-found'), 'position:7')).toEqual([]);
  });

  it('counts nobody of who is outside the company', async () => {
    const card = { type: 'unit', name: 'Passengers', kind: 'customer', external: true, headcount: 0 };
    const host = { call: () => Promise.resolve(card) } as unknown as Host;
    expect(await wordsOf(host, 'unit:7')).toEqual(['Passengers', 'customer', 'outside the company']);
  });

  it('hides no other refusal', async () => {
    await expect(wordsOf(refusing('no-file'), 'position:7')).rejects.toMatchObject({ code: 'no-file' });
  });
});
