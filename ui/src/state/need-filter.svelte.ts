// What of the needs the table keeps to, by the filter of the map, and how many that leaves out of sight.

import type { FilterChoices, MapFilter, NeedOrder, NeedOrderRequest, ProcessChoice } from '../ipc/bindings';
import type { Host } from '../ipc/host';
import type { Key } from './keys';
import { filterParts, unfiltered, type FilterPart, type Filtering } from './map-filter';

export class NeedFilter {
  said = $state.raw<Filtering>(unfiltered());
  /** What there is to filter by. */
  processes = $state.raw<readonly ProcessChoice[]>([]);
  choices = $state.raw<FilterChoices | null>(null);
  /** How many needs are out of sight for this filter alone. */
  hidden = $state(0);

  constructor(private readonly host: Host) {}

  /** What of it is set. */
  get parts(): FilterPart[] {
    return filterParts(this.said, 'needs', this.processes, null);
  }

  change(change: MapFilter): void {
    this.said = { ...this.said, ...change };
  }

  /** A process that is there no more is none to keep to. */
  leaveGone(there: readonly ProcessChoice[]): void {
    const processes = this.said.processes.filter((id) => there.some((process) => process.id === id));
    if (processes.length < this.said.processes.length) this.change({ processes });
  }

  /** What is asked for, and what there would be without this filter, where it is set. */
  ask(request: NeedOrderRequest): Promise<[NeedOrder, NeedOrder | null]> {
    const whole = { ...request, which: unfiltered(), sort: null };
    return Promise.all([
      this.host.call('need_order', request),
      this.parts.length > 0 ? this.host.call('need_order', whole) : null,
    ]);
  }

  /** A row that does not fit may stay in sight: it was just written. */
  told(found: NeedOrder, loose: NeedOrder | null, inSight: readonly Key[]): void {
    this.processes = found.processes;
    this.choices = found.choices;
    const seen = new Set(inSight);
    this.hidden = loose?.keys.filter((key) => !seen.has(key)).length ?? 0;
  }

  forget(): void {
    this.said = unfiltered();
    this.hidden = 0;
  }
}
