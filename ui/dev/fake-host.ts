// A host without a core: enough answers to look at the window. Only for development; never in the bundle.

import type * as b from '../src/ipc/bindings';
import type { Host } from '../src/ipc/host';
import { chartItems, mapItems } from './sample-scenes';
import { writeScene } from './scene-writer';

const party = (key: string, name: string, detail = ''): b.PartyView => ({
  key,
  name,
  detail,
  unit: null,
  vacant: false,
  external: false,
});
const marketing = party('unit:a', 'Marketing', 'Trading division');
const warehouse = party('unit:b', 'Warehouse', 'Trading division');

function need(
  key: string,
  item: string,
  from: b.PartyView,
  to: b.PartyView,
  rest: Partial<b.NeedLine>,
): b.NeedLine {
  return {
    key,
    item,
    supplier: from,
    customer: to,
    kind: 'information',
    purpose: '',
    channel: '',
    due: '',
    aim: '',
    cadence: '',
    form: '',
    quality: '',
    processes: [],
    criticality: null,
    weight: null,
    status: 'active',
    confirmedByCustomer: null,
    confirmedBySupplier: null,
    set: null,
    ...rest,
  };
}
const word = { by: 'Rina Sari', at: '2026-08-17T09:00:00Z', old: false };
const needs = [
  need('need:1', 'brand and type of the goods sold', marketing, warehouse, {
    channel: 'order sheet, e-mail',
    cadence: 'each sale',
    confirmedByCustomer: word,
    confirmedBySupplier: word,
  }),
  need('need:2', 'delivery limit', marketing, warehouse, {
    channel: 'order application',
    cadence: 'per order',
    due: '3 hours after the order',
    confirmedBySupplier: word,
  }),
  need('need:3', 'current stock by brand and type', warehouse, marketing, {
    channel: 'shared folder',
    cadence: 'daily',
    due: '09:00',
    aim: '08:30',
    confirmedByCustomer: word,
    confirmedBySupplier: word,
  }),
];
const seat = (at: number, vacant = false): b.Seat => ({
  position: `position:${at}`,
  person: vacant ? null : `person:${at}`,
  name: vacant ? '' : `Person number ${at}`,
  title: 'Something of something',
  vacant,
  acting: false,
  share: 100,
  assistant: false,
});

const file: b.FileView = {
  path: '/home/rina/nusantara.simpul',
  name: 'Nusantara Group',
  readOnly: false,
  readOnlyWhy: null,
  revision: 1,
  counts: { people: 90, positions: 94, vacant: 3, units: 20, external: 3, needs: 70, topics: 45 },
  findings: { error: 0, warning: 4, info: 1 },
  undo: { code: 'change-unit', args: { name: 'Warehouse' } },
  redo: null,
  chartBy: 'position',
  sample: null,
  canWrite: true,
  shown: null,
  scenarios: [],
};

let settings: b.Settings = { language: 'en', theme: 'light', who: 'Rina Sari', proposedWho: 'rina' };

export const nothingBreaks: b.BreaksView = {
  total: 0,
  counts: { suppliers: 0, contacts: 0, pairs: 0, topics: 0, crossings: 0 },
  suppliers: [],
  contacts: [],
  pairs: [],
  topics: [],
  crossings: [],
};

export function fakeHost(people: number): Host {
  const answers: Record<string, (request: never) => unknown> = {
    start: () => ({
      recent: [
        {
          path: '/home/rina/a.simpul',
          name: 'Nusantara Group',
          folder: '/home/rina/Documents',
          exists: true,
          opened: '2026-08-17T09:00:00Z',
        },
      ],
      samples: [{ name: 'nusantara' }, { name: 'flight' }],
      settings,
      language: 'en',
      version: '0.1.0',
      file: null,
    }),
    set_settings: (request: b.Settings) => (settings = request),
    open_sample: () => file,
    open: () => file,
    close_file: () => ({}),
    outline: () => ({
      rows: Array.from({ length: Math.min(people, 400) }, (_, at) => ({
        key: `position:${at}`,
        depth: 1 + Math.floor(Math.log2(at + 1)),
        name: `Person number ${at}`,
        title: 'Something of something',
        unit: 'Warehouse',
        children: at < 100 ? 2 : 0,
        expanded: at < 100,
        vacant: at % 17 === 5,
        parked: false,
        coming: '',
        people: 0,
        vacancies: 0,
      })),
      shown: 400,
      total: 400,
    }),
    links: () => ({
      rows: [
        {
          key: 'pair:unit:a~unit:b',
          a: { key: 'unit:a', name: 'Marketing' },
          b: { key: 'unit:b', name: 'Warehouse' },
          kind: 'twoWay',
          aGives: 2,
          bGives: 1,
          external: false,
          answer: null,
        },
        {
          key: 'pair:unit:b~unit:c',
          a: { key: 'unit:b', name: 'Warehouse' },
          b: { key: 'unit:c', name: 'Payroll' },
          kind: 'oneWay',
          aGives: 1,
          bGives: 0,
          external: false,
          answer: null,
        },
      ],
      isolated: [],
    }),
    inspect: ({ key }: b.InspectRequest) => inspect(key),
    find: ({ text }: b.FindRequest) => ({
      hits: Array.from({ length: 5 }, (_, at) => ({
        key: `position:${at}`,
        kind: 'position',
        title: `${text} ${at}`,
        detail: 'Warehouse',
        position: `position:${at}`,
        unit: 'unit:b',
      })),
    }),
    ask_page: () => ({ place: null, topics: [], counted: false, total: 0 }),
    ask: ({ question }: b.AskRequest) => ({ question, answers: [], turnTo: null }),
    doctor: () => ({
      findings: [
        {
          id: '1',
          kind: 'missing-manager',
          severity: 'warning',
          file: '/x/staff.csv',
          row: 12,
          column: 'atasan',
          value: 'K-999',
          message: { code: 'missing-manager', args: {} },
          repair: null,
          applied: false,
          key: 'position:3',
        },
      ],
    }),
    history: () => ({
      entries: [
        {
          seq: 1,
          at: '2026-08-17T09:00:00Z',
          by: 'Rina',
          name: { code: 'change-unit', args: { name: 'Warehouse' } },
          undone: false,
        },
      ],
    }),
    export_size: () => ({ path: '', width: 1600, height: 900, shown: 20, total: 94, bytes: 0, scale: 1 }),
    removal: () => ({
      name: 'x',
      count: 1,
      reports: 3,
      branch: 12,
      subunits: 0,
      positions: 0,
      own: { holders: 1, needs: 2, topics: 1, channels: 0, dotted: 0 },
      all: { holders: 9, needs: 5, topics: 2, channels: 1, dotted: 1 },
      unit: { key: 'unit:b', name: 'Warehouse' },
      above: { key: 'position:0', name: 'Person number 0' },
    }),
    breaks_of_edit: () => nothingBreaks,
    preview_edit: () => ({ name: null, refusal: null, moved: 1, lines: [], more: 0 }),
    edit: () => ({ file, touched: [], name: { code: 'change-unit', args: { name: 'x' } }, created: null }),
    undo: () => ({
      file,
      touched: [],
      name: { code: 'change-unit', args: { name: 'Warehouse' } },
      created: null,
    }),
  };
  function inspect(key: string): b.Inspect {
    if (key.startsWith('pair:') && key.includes('unit:c')) {
      return {
        type: 'pair',
        key,
        a: warehouse,
        b: party('unit:c', 'Payroll'),
        kind: 'oneWay',
        level: { code: 'level', args: {} },
        aGivesB: [needs[2]!],
        bGivesA: [],
        lower: [],
        answer: null,
        external: false,
        asks: true,
      };
    }
    if (key.startsWith('pair:')) {
      return {
        type: 'pair',
        key,
        a: marketing,
        b: warehouse,
        kind: 'twoWay',
        level: { code: 'level', args: {} },
        aGivesB: needs.slice(0, 2),
        bGivesA: needs.slice(2),
        lower: [],
        answer: null,
        external: false,
        asks: false,
      };
    }
    if (key.startsWith('unit:')) {
      return {
        type: 'unit',
        key,
        name: 'Warehouse',
        kind: 'department',
        purpose: 'Keeps the goods safe and sends them on time.',
        external: false,
        archived: false,
        path: [{ key: 'unit:t', name: 'Trading division' }],
        head: party('position:1', 'Andi Tenri Abeng', 'Head of Warehouse'),
        headNamed: true,
        contact: party('position:2', 'Hasnah Karim', 'Stock Controller'),
        headcount: 14,
        fte: 13.5,
        vacant: 1,
        positions: 15,
        people: [seat(1), seat(2), seat(3, true)],
        subunits: [],
        needs: needs.slice(0, 2),
        serves: needs.slice(2),
        inside: 1,
        channels: [
          {
            kind: 'phone',
            address: '+62 411 555 0100',
            hours: 'Mon–Fri 08:00–17:00',
            purpose: '',
            topic: '',
          },
        ],
        parts: [],
        partners: { twoWay: 2, oneWay: 3 },
      };
    }
    return {
      type: 'position',
      key,
      title: 'Head of Warehouse',
      unit: { key: 'unit:b', name: 'Warehouse' },
      manager: party('position:0', 'Hendra Gunawan Lim', 'Trading Director'),
      parked: null,
      assistant: false,
      duties: 'Answers for stock and delivery from the three warehouses.',
      backup: null,
      holders: [
        {
          assignment: '1',
          person: 'person:1',
          photo: '',
          name: 'Andi Tenri Abeng',
          email: 'andi.abeng@nusantara.example',
          phone: '',
          location: 'Makassar (WITA)',
          status: '',
          share: 100,
          acting: false,
          from: '',
          until: '',
          current: true,
        },
      ],
      reports: [seat(4), seat(5)],
      dotted: [],
      custom: [{ name: 'floor', value: '10', private: true }],
      needs: [],
      serves: [],
      channels: [],
      parts: [],
      backsUp: [],
    };
  }
  const chart = writeScene(chartItems(people, 4));
  const map = writeScene(mapItems());
  return {
    kind: 'bridge',
    call: async (name, request) => {
      const answer = answers[name];
      if (!answer) throw { code: 'unknown-call', args: { call: name }, message: name };
      return structuredClone(answer(request as never)) as never;
    },
    picture: async (name) =>
      ({
        info:
          name === 'chart'
            ? {
                revision: 1,
                shown: people,
                total: people,
                depth: 3,
                levels: 5,
                withoutBox: 0,
                arranged: { style: 'tidy', levels: 0 },
                cards: { fields: ['title'], initials: true, rules: [] },
                customs: [],
                legend: [],
                path: [],
                pathSkipped: 0,
                parked: 0,
                dotted: 0,
                elapsedMs: 1,
              }
            : {
                revision: 1,
                level: 3,
                positions: false,
                levels: [
                  { level: 2, word: 'divisions', nodes: 4 },
                  { level: 3, word: 'departments', nodes: 14 },
                ],
                nodes: 3,
                isolated: 0,
                needs: 4,
                inside: 1,
                pairs: { all: 2, twoWay: 1, summed: 0, oneWay: 1, external: 0 },
                shownPairs: 2,
                totalPairs: 2,
                hidden: [{ why: 'show', pairs: 1 }],
                reciprocity: { pair: 0.5, link: 0.66 },
                processes: [{ id: 'p', name: 'Order to delivery', needs: 4 }],
                elapsedMs: 1,
              },
        scene: (name === 'chart' ? chart : map).slice(0),
        sceneStart: 0,
      }) as never,
    cancel: async () => undefined,
    startedWith: async () => ({ file: null, sample: null, readOnly: false }),
    chooseFiles: async () => ['/x/karyawan.csv'],
    chooseFolder: async () => '/x/foto',
    choosePath: async (_title, proposed) => `/x/${proposed}`,
    openPath: async () => undefined,
    openMail: async () => undefined,
    copyText: async () => undefined,
    showMenu: () => undefined,
    onMenu: () => undefined,
    onDrop: () => undefined,
    onStartedAgain: () => undefined,
    onFileChanged: () => undefined,
    onLeaving: () => () => undefined,
    setTitle: () => undefined,
  };
}
