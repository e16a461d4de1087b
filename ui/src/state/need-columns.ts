import type { NeedColumn } from '../ipc/bindings';

/** The columns of the table of needs, in the order in which the core gives their cells. */
export const NEED_COLUMNS: readonly NeedColumn[] = [
  'customer',
  'item',
  'supplier',
  'kind',
  'due',
  'aim',
  'cadence',
  'form',
  'quality',
  'channel',
  'purpose',
  'processes',
  'status',
  'criticality',
  'ackWithin',
  'weight',
];
