import { expect, it } from 'vitest';
import type { AnswerCard, AskView } from '../ipc/bindings';
import type { Host } from '../ipc/host';
import { AskState } from './ask.svelte';

const answers = ['topic:1', 'topic:2', 'topic:3'].map((key) => ({ key, title: key })) as AnswerCard[];

/** A core whose answers to questions come when they are let go. */
function slowCore() {
  const waiting: (() => void)[] = [];
  const call = (name: string) =>
    name === 'ask'
      ? new Promise<AskView>((resolve) => waiting.push(() => resolve({ answers } as AskView)))
      : Promise.resolve({ topics: [] });
  const letGo = () => waiting.splice(0).forEach((answer) => answer());
  return { host: { call } as unknown as Host, letGo };
}

it('shows the answer that was chosen in the bar, also where the page asks the same question meanwhile', async () => {
  const { host, letGo } = slowCore();
  const ask = new AskState(host);
  const shown = ask.show('leave', 'topic:2');
  const again = ask.again();
  await Promise.resolve();
  await Promise.resolve();
  letGo();
  await Promise.all([shown, again]);
  expect(ask.card?.key).toBe('topic:2');
});

it('begins with the best answer of another question', async () => {
  const { host, letGo } = slowCore();
  const ask = new AskState(host);
  const shown = ask.show('leave', 'topic:3');
  letGo();
  await shown;
  const looked = ask.look('payslip');
  letGo();
  await looked;
  expect(ask.active).toBe(0);
});
