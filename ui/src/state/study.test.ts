import { expect, it } from 'vitest';
import type { StudyQuestion, StudyRequest, StudyView } from '../ipc/bindings';
import type { Host } from '../ipc/host';
import { MapState } from './map.svelte';
import { QUESTIONS, StudyState } from './study.svelte';

/** A core whose answers come when they are let go, the question last asked first. */
function slowCore() {
  const asked: { code: StudyQuestion['type']; level: number | null; answer: () => void }[] = [];
  const cancelled: number[] = [];
  const host = {
    cancel: (job: number) => Promise.resolve(void cancelled.push(job)),
    call: (name: string, request: StudyRequest) => {
      if (name !== 'study')
        return Promise.resolve({ columns: [], rows: [], matching: 0, total: 0, parts: [] });
      return new Promise<StudyView>((resolve) => {
        const level = request.map.level ?? null;
        const view = { figure: level, tables: [{ code: 'one', rows: 0 }] } as unknown as StudyView;
        asked.push({ code: request.question.type, level, answer: () => resolve(view) });
      });
    },
  } as unknown as Host;
  return { host, asked, cancelled };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

it('asks the question looked at first, every other one after it, and one at a time', async () => {
  const { host, asked } = slowCore();
  const study = new StudyState(host, new MapState(host));
  study.question = 'outside';
  const loaded = study.load();
  for (let at = 0; at < QUESTIONS.length; at++) {
    expect(asked).toHaveLength(at + 1);
    asked[at]?.answer();
    await settled();
  }
  await loaded;
  expect(asked[0]?.code).toBe('outside');
  expect(new Set(asked.map(({ code }) => code))).toEqual(new Set(QUESTIONS));
  expect(asked.at(-1)?.code).toBe('between');
});

it('gives up what is under way for another level, and shows no late answer', async () => {
  const { host, asked, cancelled } = slowCore();
  const study = new StudyState(host, new MapState(host));
  const first = study.load();
  const second = study.setLevel(3, false);
  expect(cancelled).toHaveLength(1);
  expect(asked.map(({ level }) => level)).toEqual([null, 3]);
  asked[1]?.answer();
  await settled();
  asked[0]?.answer();
  await first;
  expect(study.view?.figure).toBe(3);
  study.forget();
  asked[2]?.answer();
  await second;
  expect(study.views).toEqual({});
});

it('asks a question chosen meanwhile next', async () => {
  const { host, asked } = slowCore();
  const study = new StudyState(host, new MapState(host));
  void study.load();
  asked[0]?.answer();
  await settled();
  void study.show('between');
  expect(asked.at(-1)?.code).toBe('between');
  expect(study.views.twoWay).toBeDefined();
});

it('asks what stops only once somebody is chosen, and forgets who is gone', async () => {
  const { host, asked } = slowCore();
  const study = new StudyState(host, new MapState(host));
  study.question = 'impact';
  void study.load();
  await settled();
  expect(asked.map(({ code }) => code)).toEqual(['twoWay']);
  void study.showStops({ key: 'unit:1', name: 'Warehouse' });
  await settled();
  expect(asked.at(-1)?.code).toBe('impact');

  const gone = {
    ...host,
    call: () => Promise.reject(Object.assign(new Error('gone'), { code: 'not-found' })),
  };
  const late = new StudyState(gone as unknown as Host, new MapState(host));
  await late.showStops({ key: 'unit:1', name: 'Warehouse' }).catch(() => undefined);
  expect(late.stops).toBeNull();
});
