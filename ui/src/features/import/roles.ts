// Which lists there are, and what a file is called.

import type { ImportRole } from '../../ipc/bindings';

export const roles: readonly ImportRole[] = ['people', 'units', 'memberships', 'needs', 'topics', 'channels'];

export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
