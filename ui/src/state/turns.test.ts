import { describe, expect, it } from 'vitest';
import { Turns } from './turns';

describe('steps', () => {
  it('are taken in the order they were asked for, each after the one before is done', async () => {
    const turns = new Turns();
    const log: string[] = [];
    let end = () => {};
    const first = turns.next(async () => {
      log.push('first begins');
      await new Promise<void>((resolve) => (end = resolve));
      log.push('first ends');
    });
    const second = turns.next(() => void log.push('second'));
    const third = turns.next(() => void log.push('third'));
    expect([log, turns.underWay]).toEqual([['first begins'], true]);
    end();
    await Promise.all([first, second, third]);
    expect(log).toEqual(['first begins', 'first ends', 'second', 'third']);
  });

  it('go on after one that failed', async () => {
    const turns = new Turns();
    const failed = turns.next(() => Promise.reject(new Error('refused')));
    const next = turns.next(() => 'taken');
    await expect(failed).rejects.toThrow('refused');
    expect(await next).toBe('taken');
  });

  it('wait for what has begun elsewhere, also from within a step', async () => {
    const turns = new Turns();
    const log: string[] = [];
    const outer = turns.next(() => turns.during(Promise.resolve().then(() => void log.push('inner'))));
    const next = turns.next(() => void log.push('next'));
    await Promise.all([outer, next]);
    expect(log).toEqual(['inner', 'next']);
    await Promise.resolve();
    expect(turns.underWay).toBe(false);
  });
});
