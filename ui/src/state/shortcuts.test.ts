import { describe, expect, it } from 'vitest';
import { display, matches } from './shortcuts';

const pressed = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('shortcuts', () => {
  it('take Ctrl, and the command key on a Mac', () => {
    expect(matches('CmdOrCtrl+E', pressed('e', { ctrlKey: true }), false)).toBe(true);
    expect(matches('CmdOrCtrl+E', pressed('e', { metaKey: true }), true)).toBe(true);
    expect(matches('CmdOrCtrl+E', pressed('e', { metaKey: true }), false)).toBe(false);
  });

  it('tell undo from redo by Shift', () => {
    const redo = pressed('Z', { ctrlKey: true, shiftKey: true });
    expect([matches('CmdOrCtrl+Z', redo, false), matches('CmdOrCtrl+Shift+Z', redo, false)]).toEqual([
      false,
      true,
    ]);
  });

  it('zoom in by = as well as by +', () => {
    expect(matches('CmdOrCtrl+=', pressed('=', { ctrlKey: true }), false)).toBe(true);
    expect(matches('CmdOrCtrl+=', pressed('+', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
  });

  it('are shown as the system writes them', () => {
    expect([display('CmdOrCtrl+Shift+S', false), display('CmdOrCtrl+Shift+S', true)]).toEqual([
      'Ctrl+Shift+S',
      '⌘⇧S',
    ]);
  });
});
