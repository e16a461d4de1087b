// The one port between the window and everything outside it.
//
// Two sides implement it: the desktop shell (tauri.ts) and the loopback bridge of browser tests (bridge.ts).

import type { ApiError, BytesCalls, Calls } from './bindings';

export type CallName = keyof Calls;
export type PictureName = keyof BytesCalls;

export type Progress = { done: number; total: number; phase: string };

/** Long calls name a job, by which they can be stopped, and hear how far they are. */
export type Job = { id: number; onProgress?: (progress: Progress) => void };

export type Picture<Info> = { info: Info; scene: ArrayBuffer; sceneStart: number };

export type FileFilter = { name: string; extensions: string[] };

export type MenuEntry =
  | { kind: 'separator' }
  | {
      kind: 'action';
      id: string;
      label: string;
      keys: string | null;
      /** Heard by the page alone: the system would take these keys from every field. */
      local: boolean;
      enabled: boolean;
      checked: boolean | null;
    }
  | { kind: 'submenu'; label: string; entries: MenuEntry[] };
export type MenuSection = { label: string; entries: MenuEntry[] };

/** What the program was started with. */
export type StartedWith = { file: string | null; sample: string | null; readOnly: boolean };

export interface Host {
  readonly kind: 'desktop' | 'bridge';
  call<N extends CallName>(name: N, request: Calls[N]['request'], job?: Job): Promise<Calls[N]['response']>;
  picture<N extends PictureName>(
    name: N,
    request: BytesCalls[N]['request'],
  ): Promise<Picture<BytesCalls[N]['info']>>;
  cancel(job: number): Promise<void>;

  startedWith(): Promise<StartedWith>;
  /** The paths chosen; empty when the person thought better of it. */
  chooseFiles(title: string, filters: FileFilter[], several: boolean): Promise<string[]>;
  /** A folder; null when the person thought better of it. */
  chooseFolder(title: string): Promise<string | null>;
  choosePath(title: string, proposed: string, filters: FileFilter[]): Promise<string | null>;
  openPath(path: string): Promise<void>;
  /** Hands a message (`mailto:…`) to the program that writes mail here. */
  openMail(address: string): Promise<void>;
  copyText(text: string): Promise<void>;
  showMenu(sections: MenuSection[]): void;
  onMenu(chosen: (actionId: string) => void): void;
  /** Files let go over the window; `hovering` hears whether some are held over it. */
  onDrop(dropped: (paths: string[]) => void, hovering: (over: boolean) => void): void;
  onStartedAgain(wish: (start: StartedWith) => void): void;
  /** The open file is no longer as the window knows it: somebody else wrote it, or took it over. */
  onFileChanged(changed: () => void): void;
  /** Asks before the window goes, until the answer is called. */
  onLeaving(mayLeave: () => Promise<boolean>): () => void;
  setTitle(title: string): void;
}

/** Copies by the browser's own means; where it has none, by way of a field that is selected. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}

/** Every refusal crosses the port in one shape. */
export function toApiError(thrown: unknown): ApiError {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown) {
    const { code, args, message } = thrown as Partial<ApiError>;
    return { code: String(code), args: args ?? {}, message: message ?? String(code) };
  }
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'internal', args: { why }, message: why };
}

/** Splits `[u32 length][JSON][padding to 8][scene]`. */
export function splitPicture<Info>(bytes: ArrayBuffer): Picture<Info> {
  const length = new DataView(bytes).getUint32(0, true);
  const info = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, length))) as Info;
  return { info, scene: bytes, sceneStart: Math.ceil((4 + length) / 8) * 8 };
}
