import { afterEach, describe, expect, it } from 'vitest';
import { day, number, percent, setLanguage, t, tNamed } from './index.svelte';

afterEach(() => setLanguage('en'));

describe('words', () => {
  it('choose the plural by the language', () => {
    expect([t('map.status.needs', { n: 1 }), t('map.status.needs', { n: 70 })]).toEqual([
      '1 need',
      '70 needs',
    ]);
    setLanguage('id');
    expect([t('map.status.needs', { n: 1 }), t('map.status.needs', { n: 70 })]).toEqual([
      '1 kebutuhan',
      '70 kebutuhan',
    ]);
  });

  it('write numbers, shares and days as the language does', () => {
    expect([number(12345.5, 1), percent(0.31), day('2026-08-17')]).toEqual([
      '12,345.5',
      '31%',
      '17 Aug 2026',
    ]);
    setLanguage('id');
    expect([number(12345.5, 1), percent(0.31), day('2026-08-17')]).toEqual([
      '12.345,5',
      '31%',
      '17 Agu 2026',
    ]);
  });

  it('write the numbers of the core as the language does, and leave what looks like one', () => {
    const args = { n: '12345', customers: '4000', outside: '2' };
    expect(tNamed('study.fact', { code: 'stops', args })).toBe(
      'For certain: 12,345 needs stop, customers who go without: 4,000, of them outside: 2.',
    );
    const unit = { n: '1', unit: '2024', times: '12.5' };
    expect(tNamed('study.detail', { code: 'between', args: unit })).toContain('2024, 12.5 times');
    setLanguage('id');
    expect(tNamed('study.fact', { code: 'stops', args })).toContain('12.345 kebutuhan');
    expect(tNamed('study.detail', { code: 'between', args: unit })).toContain('12,5');
  });

  it('leave a gap that nobody filled, and a text that is no date', () => {
    expect(t('map.status.reciprocity')).toBe('{share} of pairs two-way');
    expect(day('soon')).toBe('soon');
  });

  it('word codes of the core, and know when they do not', () => {
    expect(tNamed('error', { code: 'no-file', args: {} })).toContain('file');
    expect(tNamed('error', { code: 'never-heard-of', args: {} })).toBeNull();
  });
});
