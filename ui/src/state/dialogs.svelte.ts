// Which dialog stands open, and what it was opened with. One at a time, but for the question for a name.

import type { ApiError, Holder, NeedLine, PartyView } from '../ipc/bindings';
import type { Key } from './keys';

/** A name for a moment of the history, for a new scenario (without an id), or for one there is. */
export type NameRequest =
  { what: 'version'; seq: number } | { what: 'scenario'; id: string | null; name: string };

export type DialogRequest =
  | { type: 'import'; paths: string[] }
  | { type: 'export'; branch: Key | null }
  | { type: 'exportTable' }
  | { type: 'need'; need: NeedLine | null; customer: PartyView | null; supplier: PartyView | null }
  | { type: 'remove'; key: Key; name: string; more?: readonly Key[] }
  | { type: 'addReport'; manager: Key | null; unit: Key | null; under: string; assistant?: boolean }
  | { type: 'addBeside'; beside: Key; name: string }
  | { type: 'moveTo'; keys: readonly Key[]; name: string }
  | { type: 'holders'; position: Key }
  | { type: 'dotted'; from: readonly Key[]; to: Key | null }
  | { type: 'addUnit'; parent: Key | null; under: string }
  | { type: 'assign'; position: Key; title: string; holder: Holder | null }
  | { type: 'newFile' }
  | { type: 'locked'; path: string; error: ApiError }
  | ({ type: 'name' } & NameRequest)
  | { type: 'deleteScenario'; id: string; name: string }
  | { type: 'lost' }
  | { type: 'shortcuts' }
  | { type: 'about' };

export class Dialogs {
  current = $state.raw<DialogRequest | null>(null);
  /** Answers with the name given, or null; set while the question stands. */
  askingName = $state.raw<((name: string | null) => void) | null>(null);

  /** Whether any dialog stands open. */
  get standing(): boolean {
    return this.current !== null || this.askingName !== null;
  }

  open(request: DialogRequest): void {
    this.current = request;
  }

  close(): void {
    this.current = null;
  }

  askName(): Promise<string | null> {
    return new Promise((resolve) => {
      this.askingName = (name) => {
        this.askingName = null;
        resolve(name);
      };
    });
  }
}
