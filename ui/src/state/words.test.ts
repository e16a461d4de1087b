import { describe, expect, it } from 'vitest';
import { wordEdit } from './words';

describe('the name of a step', () => {
  it('says which step was taken back or done again', () => {
    const args = { name: 'Clerk' };
    expect(wordEdit({ code: 'add-position', args })).toBe('Add position “Clerk”');
    expect(wordEdit({ code: 'undo-add-position', args })).toBe('Undo: Add position “Clerk”');
    expect(wordEdit({ code: 'redo-undo-add-position', args })).toBe('Redo: Undo: Add position “Clerk”');
  });
});
