// The level in words: divisions, departments, teams, "level 5", positions.

import { t } from '../i18n/index.svelte';
import type { LevelChoice, MapInfo } from '../ipc/bindings';

export function levelWord(level: LevelChoice): string {
  return level.word === 'level' ? t('map.level.level', { level: level.level }) : t(`map.level.${level.word}`);
}

export function levelName(info: MapInfo): string {
  if (info.positions) return t('map.level.positions');
  const level = info.levels.find((candidate) => candidate.level === info.level);
  return level ? levelWord(level) : t('map.level.level', { level: info.level });
}
