// Pointer events become what a person means by them: a small state machine without a canvas or a clock.

import type { ScreenPoint, Size } from './camera';

/** What of a box a press takes hold of: the box, the person on it, or the end of a dotted line or of a need. */
export type Grip = 'box' | 'person' | 'dotted' | 'need';
/** Keys held while something is carried: without what hangs below, as a copy, into the unit too. */
export type Held = { alone: boolean; copy: boolean; join: boolean };
export const nothingHeld: Held = { alone: false, copy: false, join: false };

export type PointerInput = {
  type: 'down' | 'move' | 'up' | 'cancel' | 'leave';
  id: number;
  at: ScreenPoint;
  /** Milliseconds, of any clock that only runs forward. */
  time: number;
  /** Shift or the command key: add to what is selected. */
  add: boolean;
  /** What a press takes hold of; nothing where it is to move the picture. */
  grip?: Grip | null;
  held?: Held;
};
export type WheelInput = {
  at: ScreenPoint;
  dx: number;
  dy: number;
  /** Ctrl with a wheel, or a pinch on a touchpad, which browsers report so. */
  pinch: boolean;
  shift: boolean;
};
export type Intent =
  | { type: 'pan'; dx: number; dy: number }
  | { type: 'zoom'; at: ScreenPoint; factor: number }
  | { type: 'hover'; at: ScreenPoint | null }
  | { type: 'tap'; at: ScreenPoint; add: boolean }
  | { type: 'open'; at: ScreenPoint }
  | { type: 'lift'; grip: Grip; at: ScreenPoint }
  | { type: 'carry'; at: ScreenPoint; held: Held }
  | { type: 'drop'; at: ScreenPoint; held: Held }
  | { type: 'giveUp' }
  | { type: 'frame'; from: ScreenPoint; to: ScreenPoint }
  | { type: 'gather'; from: ScreenPoint; to: ScreenPoint }
  | { type: 'settle' };

/** Screen pixels a pointer may tremble before a press becomes a drag. */
const TREMBLE = 4;
/** Two taps nearer in time than this many milliseconds are a double tap. */
const DOUBLE = 350;
/** Nearer to the edge than this many pixels something carried moves the picture. */
const EDGE = 48;
/** Pixels a second at the very edge. */
const FASTEST = 1100;

type State =
  | { name: 'idle' }
  | { name: 'pressed'; id: number; from: ScreenPoint; add: boolean; grip: Grip | null }
  /** `free` once it has been away from the edge: what is lifted there shall not move the picture at once. */
  | { name: 'carrying'; id: number; at: ScreenPoint; held: Held; free: boolean }
  | { name: 'framing'; id: number; from: ScreenPoint; to: ScreenPoint }
  /** What was begun is given up; the button is still down. */
  | { name: 'spent'; id: number }
  | { name: 'panning'; id: number; last: ScreenPoint }
  | { name: 'pinching'; points: Map<number, ScreenPoint> };

export class Gestures {
  #state: State = { name: 'idle' };
  #lastTap: { at: ScreenPoint; time: number } | null = null;

  get carrying(): boolean {
    return this.#state.name === 'carrying';
  }

  /** Takes up something that was lifted elsewhere, such as a person from a list. */
  take(grip: Grip, id: number, at: ScreenPoint): Intent[] {
    this.#state = { name: 'carrying', id, at, held: nothingHeld, free: false };
    return [
      { type: 'lift', grip, at },
      { type: 'carry', at, held: nothingHeld },
    ];
  }

  /** Escape: what is carried or framed is let go of without effect. */
  giveUp(): Intent[] {
    const state = this.#state;
    if (state.name !== 'carrying' && state.name !== 'framing') return [];
    this.#state = { name: 'spent', id: state.id };
    return [{ type: 'giveUp' }];
  }

  /** Keys pressed or let go of while something is carried. */
  hold(held: Held): Intent[] {
    const state = this.#state;
    if (state.name !== 'carrying') return [];
    this.#state = { ...state, held };
    return [{ type: 'carry', at: state.at, held }];
  }

  /** Moves the picture while something is carried near its edge. `seconds` since the last time. */
  drift(size: Size, seconds: number): Intent[] {
    const state = this.#state;
    if (state.name !== 'carrying') return [];
    const [x, y] = [push(state.at.x, size.w), push(state.at.y, size.h)];
    const still = x === 0 && y === 0;
    if (still && !state.free) this.#state = { ...state, free: true };
    if (still || !state.free) return [];
    return [
      { type: 'pan', dx: x * seconds, dy: y * seconds },
      { type: 'carry', at: state.at, held: state.held },
    ];
  }

  pointer(input: PointerInput): Intent[] {
    switch (input.type) {
      case 'down':
        return this.#down(input);
      case 'move':
        return this.#move(input);
      case 'up':
        return this.#up(input);
      case 'cancel': {
        const given = this.giveUp();
        this.#state = { name: 'idle' };
        return [...given, { type: 'settle' }];
      }
      case 'leave':
        return this.#state.name === 'idle' ? [{ type: 'hover', at: null }] : [];
    }
  }

  /** A wheel zooms where it stands; a touchpad's two fingers, which also move sideways, pan. */
  wheel(input: WheelInput): Intent[] {
    if (input.pinch) return [{ type: 'zoom', at: input.at, factor: Math.exp(-input.dy * 0.01) }];
    if (input.shift) return [{ type: 'pan', dx: -(input.dx || input.dy), dy: 0 }];
    if (input.dx !== 0) return [{ type: 'pan', dx: -input.dx, dy: -input.dy }];
    return [
      {
        type: 'zoom',
        at: input.at,
        factor: Math.exp(-Math.sign(input.dy) * Math.min(Math.abs(input.dy), 200) * 0.0018),
      },
    ];
  }

  #down(input: PointerInput): Intent[] {
    const state = this.#state;
    if (state.name === 'pressed' || state.name === 'panning') {
      const other = state.name === 'pressed' ? state.from : state.last;
      this.#state = {
        name: 'pinching',
        points: new Map([
          [state.id, other],
          [input.id, input.at],
        ]),
      };
      return [];
    }
    if (state.name === 'idle')
      this.#state = {
        name: 'pressed',
        id: input.id,
        from: input.at,
        add: input.add,
        grip: input.grip ?? null,
      };
    return [];
  }

  #move(input: PointerInput): Intent[] {
    const state = this.#state;
    switch (state.name) {
      case 'idle':
        return [{ type: 'hover', at: input.at }];
      case 'pressed': {
        if (input.id !== state.id || distance(input.at, state.from) < TREMBLE) return [];
        const { from, grip, id } = state;
        if (grip !== null) {
          const held = input.held ?? nothingHeld;
          this.#state = { name: 'carrying', id, at: input.at, held, free: false };
          return [
            { type: 'hover', at: null },
            { type: 'lift', grip, at: from },
            { type: 'carry', at: input.at, held },
          ];
        }
        if (state.add) {
          this.#state = { name: 'framing', id, from, to: input.at };
          return [
            { type: 'hover', at: null },
            { type: 'frame', from, to: input.at },
          ];
        }
        this.#state = { name: 'panning', id, last: input.at };
        return [
          { type: 'hover', at: null },
          { type: 'pan', dx: input.at.x - from.x, dy: input.at.y - from.y },
        ];
      }
      case 'carrying': {
        if (input.id !== state.id) return [];
        const held = input.held ?? state.held;
        this.#state = { ...state, at: input.at, held };
        return [{ type: 'carry', at: input.at, held }];
      }
      case 'framing': {
        if (input.id !== state.id) return [];
        this.#state = { ...state, to: input.at };
        return [{ type: 'frame', from: state.from, to: input.at }];
      }
      case 'spent':
        return [];
      case 'panning': {
        if (input.id !== state.id) return [];
        const { last } = state;
        this.#state = { ...state, last: input.at };
        return [{ type: 'pan', dx: input.at.x - last.x, dy: input.at.y - last.y }];
      }
      case 'pinching':
        return this.#pinch(state.points, input);
    }
  }

  #pinch(points: Map<number, ScreenPoint>, input: PointerInput): Intent[] {
    if (!points.has(input.id)) return [];
    const before = [...points.values()] as [ScreenPoint, ScreenPoint];
    points.set(input.id, input.at);
    const after = [...points.values()] as [ScreenPoint, ScreenPoint];
    const from = middle(before);
    const to = middle(after);
    return [
      { type: 'pan', dx: to.x - from.x, dy: to.y - from.y },
      { type: 'zoom', at: to, factor: distance(...after) / Math.max(1, distance(...before)) },
    ];
  }

  #up(input: PointerInput): Intent[] {
    const state = this.#state;
    if (state.name === 'pressed' && input.id === state.id) {
      this.#state = { name: 'idle' };
      return this.#tap(input, state.add);
    }
    if (state.name === 'carrying' && input.id === state.id) {
      this.#state = { name: 'idle' };
      return [{ type: 'drop', at: input.at, held: input.held ?? state.held }];
    }
    if (state.name === 'framing' && input.id === state.id) {
      this.#state = { name: 'idle' };
      return [{ type: 'gather', from: state.from, to: input.at }];
    }
    if (state.name === 'spent' && input.id === state.id) this.#state = { name: 'idle' };
    if (state.name === 'panning' && input.id === state.id) {
      this.#state = { name: 'idle' };
      return [{ type: 'settle' }];
    }
    if (state.name === 'pinching' && state.points.delete(input.id)) {
      const [id, last] = [...state.points.entries()][0] as [number, ScreenPoint];
      this.#state = { name: 'panning', id, last };
    }
    return [];
  }

  #tap(input: PointerInput, add: boolean): Intent[] {
    const last = this.#lastTap;
    if (last && input.time - last.time < DOUBLE && distance(last.at, input.at) < TREMBLE * 2) {
      this.#lastTap = null;
      return [{ type: 'open', at: input.at }];
    }
    this.#lastTap = { at: input.at, time: input.time };
    return [{ type: 'tap', at: input.at, add }];
  }
}

/** Pixels a second that the picture moves along one axis: none in its middle, more the nearer to its edge. */
function push(at: number, length: number): number {
  const near = Math.min(EDGE, length / 4);
  const share = Math.max((near - at) / near, (at - length + near) / near, 0);
  return Math.sign(length / 2 - at) * Math.min(1, share) * FASTEST;
}

function distance(a: ScreenPoint, b: ScreenPoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function middle([a, b]: [ScreenPoint, ScreenPoint]): ScreenPoint {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
