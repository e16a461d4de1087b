// Shortcuts are written as the desktop shell writes them (`CmdOrCtrl+Shift+S`) and read from key events here.

export const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.platform);

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

export function matches(keys: string, event: Pressed, mac = isMac): boolean {
  const parts = keys.split('+');
  const last = parts.pop() ?? '';
  const wanted = new Set(parts);
  const command = mac ? event.metaKey : event.ctrlKey;
  const otherCommand = mac ? event.ctrlKey : event.metaKey;
  if (otherCommand || command !== wanted.has('CmdOrCtrl') || event.altKey !== wanted.has('Alt')) return false;
  // The key that deletes on a Mac.
  const key = mac && event.key === 'Backspace' ? 'Delete' : (names[event.key] ?? event.key);
  if (key.toLowerCase() !== last.toLowerCase()) return false;
  // A sign such as ? or + is typed with Shift on some keyboards and without on others.
  return event.shiftKey === wanted.has('Shift') || /^[^a-z0-9]$/i.test(event.key);
}

/** A key that is typed with Shift on some keyboards, by the name it is written down with. */
const names: Record<string, string> = { '+': '=', _: '-' };
const shown: Record<string, string> = {
  '=': '+',
  '-': '−',
  Delete: 'Del',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};
const macSigns: Record<string, string> = { CmdOrCtrl: '⌘', Shift: '⇧', Alt: '⌥' };

/** As a person of this system reads it. */
export function display(keys: string, mac = isMac): string {
  const parts = keys.split('+').map((part) => {
    if (mac && macSigns[part]) return macSigns[part];
    return part === 'CmdOrCtrl' ? 'Ctrl' : (shown[part] ?? part);
  });
  return parts.join(mac ? '' : '+');
}
