// The records that an edit takes away.

import type { EditRequest } from '../ipc/bindings';
import type { Key } from './keys';

export function removedBy(edit: EditRequest): readonly Key[] {
  switch (edit.type) {
    case 'remove':
      return edit.keys;
    case 'removeNeed':
      return [edit.need];
    case 'removeNeeds':
      return edit.needs;
    default:
      return [];
  }
}
