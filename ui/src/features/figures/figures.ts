// The figures in the order they are read, each with its number, its words and the table behind it.

import { number, t } from '../../i18n/index.svelte';
import type { Figure, FigureTable, FiguresView } from '../../ipc/bindings';

export type Entry = {
  id: string;
  value: number;
  label: string;
  detail: string;
  table: FigureTable;
  /** What the chart marks; null where the table alone says it. */
  figure: Figure | null;
  /** Whether a number above zero asks for a look. */
  question: boolean;
};

export type Group = { title: string; entries: Entry[] };

export function groupsOf(view: FiguresView): Group[] {
  const behind = (figure: Figure): Pick<Entry, 'table' | 'figure'> => ({
    table: { type: 'boxes', figure },
    figure,
  });
  const entry = (
    id: string,
    value: number,
    label: string,
    detail: string,
    rest: Pick<Entry, 'table' | 'figure'>,
    question = false,
  ): Entry => ({ id, value, label, detail, question, ...rest });
  const { limits } = view;
  return [
    {
      title: t('figures.group.staff'),
      entries: [
        entry(
          'units',
          view.people,
          t('figures.units', { n: view.people }),
          t('figures.units.detail', {
            fte: number(view.fte ?? 0, 2),
            positions: number(view.positions),
            units: number(view.units),
          }),
          { table: { type: 'units' }, figure: null },
        ),
        entry(
          'vacant',
          view.vacant,
          t('figures.vacant', { n: view.vacant }),
          t('figures.vacant.detail', { positions: number(view.positions) }),
          behind({ type: 'vacant' }),
          true,
        ),
        entry(
          'starting',
          view.starting,
          t('figures.starting'),
          t('figures.starting.detail'),
          behind({ type: 'starting' }),
        ),
        entry(
          'leaving',
          view.leaving,
          t('figures.leaving'),
          t('figures.leaving.detail'),
          behind({ type: 'leaving' }),
          true,
        ),
      ],
    },
    {
      title: t('figures.group.line'),
      entries: [
        entry(
          'managers',
          view.managers,
          t('figures.managers', { n: view.managers }),
          view.spanMean === null
            ? t('figures.managers.none')
            : t('figures.managers.detail', { mean: number(view.spanMean, 1), max: number(view.spanMax) }),
          { table: { type: 'managers' }, figure: null },
        ),
        entry(
          'layers',
          view.layers.length,
          t('figures.layers', { n: view.layers.length }),
          t('figures.layers.detail'),
          {
            table: { type: 'boxes', figure: { type: 'layer', layer: 1 } },
            figure: { type: 'layer', layer: 1 },
          },
        ),
        entry(
          'wide',
          view.wide,
          t('figures.wide'),
          t('figures.wide.detail', { n: limits.wide }),
          behind({ type: 'wide' }),
          true,
        ),
        entry(
          'narrow',
          view.narrow,
          t('figures.narrow'),
          t('figures.narrow.detail', { n: limits.narrow }),
          behind({ type: 'narrow' }),
          true,
        ),
        entry(
          'oneOverOne',
          view.chains,
          t('figures.oneOverOne'),
          t('figures.oneOverOne.detail'),
          behind({ type: 'oneOverOne' }),
          true,
        ),
      ],
    },
    {
      title: t('figures.group.look'),
      entries: [
        entry(
          'stray',
          view.stray,
          t('figures.stray'),
          t('figures.stray.detail', { n: view.otherUnit - view.stray }),
          behind({ type: 'stray' }),
          true,
        ),
        entry(
          'doublePost',
          view.doublePosts,
          t('figures.doublePost', { n: view.doublePosts }),
          t('figures.doublePost.detail', { n: view.overbooked }),
          behind({ type: 'doublePost' }),
          true,
        ),
      ],
    },
  ];
}

/** Which entry a table belongs to. */
export function entryOf(table: FigureTable): string {
  if (table.type !== 'boxes') return table.type;
  const { type } = table.figure;
  return { span: 'managers', layer: 'layers', otherUnit: 'stray', unit: 'units' }[type as string] ?? type;
}

/** A figure in words, for the chart that marks it. */
export function wordFigure(figure: Figure, view: FiguresView | null, unit = ''): string {
  switch (figure.type) {
    case 'span':
      return figure.from === figure.to
        ? t('figures.mark.span', { n: figure.from })
        : t('figures.mark.spans', { from: number(figure.from), to: number(figure.to) });
    case 'layer':
      return t('figures.mark.layer', { layer: number(figure.layer) });
    case 'unit':
      return t('figures.mark.unit', { name: unit });
    case 'wide':
      return t('figures.mark.wide', { n: view?.limits.wide ?? 0 });
    case 'narrow':
      return t('figures.mark.narrow', { n: view?.limits.narrow ?? 0 });
    default:
      return t(`figures.mark.${figure.type}`);
  }
}
