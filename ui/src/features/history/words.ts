// Words of the past and of scenarios that several of their parts say.

import { day, dayAndTime, t, tNamed } from '../../i18n/index.svelte';
import type { LostView, Side, SideName, Timeline } from '../../ipc/bindings';
import type { FileView } from '../../ipc/bindings';
import { wordField, wordValue } from '../../state/differences';

export function wordSideName(name: SideName): string {
  switch (name.kind) {
    case 'past':
      return t('scenario.side.past', { date: dayAndTime(name.at) });
    case 'version':
      return t('scenario.side.version', { name: name.name, date: day(name.at) });
    case 'scenario':
      return t('scenario.side.scenario', { name: name.name });
    case 'file':
      return t('scenario.side.file', { name: name.name });
    default:
      return t('scenario.side.now');
  }
}

/** A choice of side as text, for a list, and back. */
export function codeOf(side: Side): string {
  switch (side.type) {
    case 'now':
      return 'now';
    case 'past':
      return `past ${side.seq}`;
    case 'version':
    case 'scenario':
      return `${side.type} ${side.id}`;
    case 'file':
      return `file ${side.path}`;
  }
}

export function sideOf(code: string): Side {
  const gap = code.indexOf(' ');
  const [type, rest] = gap < 0 ? [code, ''] : [code.slice(0, gap), code.slice(gap + 1)];
  switch (type) {
    case 'past':
      return { type, seq: Number(rest) };
    case 'version':
    case 'scenario':
      return { type, id: rest };
    case 'file':
      return { type, path: rest };
    default:
      return { type: 'now' };
  }
}

/** The sides there are to choose from, with those chosen already. */
export function sides(
  file: FileView,
  timeline: Timeline | null,
  chosen: Side,
): { value: string; label: string }[] {
  const choices = [
    { value: 'now', label: t('scenario.side.now') },
    ...file.scenarios.map(({ id, name }) => ({
      value: `scenario ${id}`,
      label: t('scenario.side.scenario', { name }),
    })),
    ...(timeline?.versions ?? []).map((version) => ({
      value: `version ${version.id}`,
      label: t('scenario.side.version', { name: version.name, date: day(version.at) }),
    })),
  ];
  const code = codeOf(chosen);
  if (!choices.some(({ value }) => value === code)) {
    if (chosen.type === 'past') {
      const moment = timeline?.moments.find(({ seq }) => seq === chosen.seq);
      choices.push({ value: code, label: t('scenario.side.past', { date: dayAndTime(moment?.at ?? '') }) });
    } else if (chosen.type === 'file') {
      const name = chosen.path.split(/[\\/]/).at(-1) ?? chosen.path;
      choices.push({ value: code, label: t('scenario.side.file', { name }) });
    }
  }
  return choices;
}

/** Why part of a scenario no longer applies. */
export function wordLost(lost: LostView): string {
  switch (lost.why) {
    case 'field':
      return lost.field
        ? t('scenario.lost.field', {
            field: wordField(lost.field),
            before: wordValue(lost.field.before),
            wanted: wordValue(lost.field.wanted),
            now: wordValue(lost.field.now),
          })
        : '';
    case 'gone':
      return t('scenario.lost.gone');
    case 'stillUsed':
      return t('scenario.lost.stillUsed', { name: lost.by?.name ?? '' });
    case 'refused':
      return (lost.rule && tNamed('error', lost.rule)) ?? t('scenario.lost.gone');
  }
}
