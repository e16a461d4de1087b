import { expect, it } from 'vitest';
import type { AnswerCard, Hit } from '../../ipc/bindings';
import type { Host } from '../../ipc/host';
import { Both } from './both.svelte';

const unit = { kind: 'unit', key: 'unit:1', title: 'Storage' };

/** What is listed for a question to which the unit "Storage" is the answer and the only name. */
async function lines(question: string): Promise<string[]> {
  const answers = [{ ...unit, owner: null }] as unknown as AnswerCard[];
  const hits = [{ ...unit, detail: '' }] as unknown as Hit[];
  const call = (name: string) => Promise.resolve(name === 'ask' ? { answers } : { hits });
  const both = new Both({ call } as unknown as Host);
  await both.look(question);
  return both.lines.map((line) => line.type);
}

it('takes a question for one where no topic answers it, and lists nobody twice', async () => {
  expect(await lines('who owns storage')).toEqual(['answer']);
});

it('takes a name for one, also half of it', async () => {
  expect(await lines('storage')).toEqual(['hit']);
  expect(await lines('stor')).toEqual(['hit']);
});
