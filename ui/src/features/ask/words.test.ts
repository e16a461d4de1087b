import { expect, it } from 'vitest';
import type { WayView } from '../../ipc/bindings';
import { mailTo } from './words';

const way = (key: string, name: string) =>
  ({ sort: 'email', address: 'x@n.example', of: { key, name } }) as WayView;
const greeting = (of: WayView) =>
  decodeURIComponent(mailTo(of, 'mail', 'mail', null, 'Rina'))
    .split('body=')[1]
    ?.split('\r\n')[0];

it('greets whoever reads the address, not whoever answers for the matter', () => {
  expect(greeting(way('person:7', 'Sukarti'))).toBe('Dear Sukarti,');
  expect(greeting(way('unit:3', 'Mail Room'))).toBe('Dear colleagues,');
});
