// Pointer events become what a person means by them: a small state machine without a canvas or a clock.

import type { ScreenPoint } from './camera';

export type PointerInput = {
  type: 'down' | 'move' | 'up' | 'cancel' | 'leave';
  id: number;
  at: ScreenPoint;
  /** Milliseconds, of any clock that only runs forward. */
  time: number;
  /** Shift or the command key: add to what is selected. */
  add: boolean;
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
  | { type: 'settle' };

/** Screen pixels a pointer may tremble before a press becomes a drag. */
const TREMBLE = 4;
/** Two taps nearer in time than this many milliseconds are a double tap. */
const DOUBLE = 350;

type State =
  | { name: 'idle' }
  | { name: 'pressed'; id: number; from: ScreenPoint; add: boolean }
  | { name: 'panning'; id: number; last: ScreenPoint }
  | { name: 'pinching'; points: Map<number, ScreenPoint> };

export class Gestures {
  #state: State = { name: 'idle' };
  #lastTap: { at: ScreenPoint; time: number } | null = null;

  get moving(): boolean {
    return this.#state.name === 'panning' || this.#state.name === 'pinching';
  }

  pointer(input: PointerInput): Intent[] {
    switch (input.type) {
      case 'down':
        return this.#down(input);
      case 'move':
        return this.#move(input);
      case 'up':
        return this.#up(input);
      case 'cancel':
        this.#state = { name: 'idle' };
        return [{ type: 'settle' }];
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
      this.#state = { name: 'pressed', id: input.id, from: input.at, add: input.add };
    return [];
  }

  #move(input: PointerInput): Intent[] {
    const state = this.#state;
    switch (state.name) {
      case 'idle':
        return [{ type: 'hover', at: input.at }];
      case 'pressed': {
        if (input.id !== state.id || distance(input.at, state.from) < TREMBLE) return [];
        this.#state = { name: 'panning', id: state.id, last: input.at };
        return [
          { type: 'hover', at: null },
          { type: 'pan', dx: input.at.x - state.from.x, dy: input.at.y - state.from.y },
        ];
      }
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

function distance(a: ScreenPoint, b: ScreenPoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function middle([a, b]: [ScreenPoint, ScreenPoint]): ScreenPoint {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
