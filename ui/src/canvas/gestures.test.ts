import { describe, expect, it } from 'vitest';
import { Gestures, nothingHeld, type Intent, type PointerInput } from './gestures';

function play(
  gestures: Gestures,
  steps: [PointerInput['type'], number, number, number, number?][],
): Intent[] {
  return steps.flatMap(([type, x, y, time, id = 1]) =>
    gestures.pointer({ type, id, at: { x, y }, time, add: false }),
  );
}

describe('gestures', () => {
  it('a press that hardly moves is a tap', () => {
    const intents = play(new Gestures(), [
      ['down', 10, 10, 0],
      ['move', 12, 11, 10],
      ['up', 12, 11, 20],
    ]);
    expect(intents).toEqual([{ type: 'tap', at: { x: 12, y: 11 }, add: false }]);
  });

  it('two taps in one place soon after each other open', () => {
    const gestures = new Gestures();
    const first = play(gestures, [
      ['down', 10, 10, 0],
      ['up', 10, 10, 20],
    ]);
    const second = play(gestures, [
      ['down', 11, 10, 200],
      ['up', 11, 10, 220],
    ]);
    const late = play(gestures, [
      ['down', 11, 10, 900],
      ['up', 11, 10, 920],
    ]);
    expect([first[0]?.type, second[0]?.type, late[0]?.type]).toEqual(['tap', 'open', 'tap']);
  });

  it('a drag pans by every step and settles', () => {
    const intents = play(new Gestures(), [
      ['down', 0, 0, 0],
      ['move', 10, 0, 10],
      ['move', 15, 5, 20],
      ['up', 15, 5, 30],
    ]);
    const panned = intents.filter((intent) => intent.type === 'pan');
    expect(panned.reduce((sum, step) => sum + step.dx, 0)).toBe(15);
    expect(intents.at(-1)).toEqual({ type: 'settle' });
    expect(intents.some((intent) => intent.type === 'tap')).toBe(false);
  });

  it('two fingers zoom between them, and one left goes on panning', () => {
    const gestures = new Gestures();
    const intents = play(gestures, [
      ['down', 0, 0, 0, 1],
      ['down', 100, 0, 5, 2],
      ['move', 200, 0, 10, 2],
    ]);
    const zoom = intents.find((intent) => intent.type === 'zoom');
    expect(zoom).toMatchObject({ factor: 2, at: { x: 100, y: 0 } });
    const after = play(gestures, [
      ['up', 200, 0, 20, 2],
      ['move', 7, 0, 30, 1],
    ]);
    expect(after).toEqual([{ type: 'pan', dx: 7, dy: 0 }]);
  });

  it('hovers only while nothing is pressed', () => {
    const gestures = new Gestures();
    expect(play(gestures, [['move', 5, 5, 0]])).toEqual([{ type: 'hover', at: { x: 5, y: 5 } }]);
    expect(
      play(gestures, [
        ['down', 5, 5, 1],
        ['move', 6, 5, 2],
      ]),
    ).toEqual([]);
  });

  it('a press that has hold of a box lifts it past the tremble, carries it and drops it', () => {
    const gestures = new Gestures();
    const press = { id: 1, add: false, grip: 'box' as const };
    expect(gestures.pointer({ ...press, type: 'down', at: { x: 5, y: 5 }, time: 0 })).toEqual([]);
    expect(gestures.pointer({ ...press, type: 'move', at: { x: 7, y: 5 }, time: 1 })).toEqual([]);
    expect(gestures.pointer({ ...press, type: 'move', at: { x: 30, y: 5 }, time: 2 })).toEqual([
      { type: 'hover', at: null },
      { type: 'lift', grip: 'box', at: { x: 5, y: 5 } },
      { type: 'carry', at: { x: 30, y: 5 }, held: nothingHeld },
    ]);
    const alone = { ...nothingHeld, alone: true };
    expect(gestures.hold(alone)).toEqual([{ type: 'carry', at: { x: 30, y: 5 }, held: alone }]);
    expect(gestures.pointer({ ...press, type: 'up', at: { x: 40, y: 5 }, time: 3 })).toEqual([
      { type: 'drop', at: { x: 40, y: 5 }, held: alone },
    ]);
    expect(gestures.carrying).toBe(false);
  });

  it('a box that is hardly moved is still a tap', () => {
    const gestures = new Gestures();
    const press = { id: 1, at: { x: 5, y: 5 }, add: false, grip: 'box' as const };
    gestures.pointer({ ...press, type: 'down', time: 0 });
    expect(gestures.pointer({ ...press, type: 'up', time: 9 })[0]?.type).toBe('tap');
  });

  it('Escape gives up, and letting the button go afterwards does nothing', () => {
    const gestures = new Gestures();
    gestures.take('person', 1, { x: 5, y: 5 });
    expect(gestures.giveUp()).toEqual([{ type: 'giveUp' }]);
    const after = play(gestures, [
      ['move', 90, 90, 5],
      ['up', 90, 90, 6],
    ]);
    expect(after).toEqual([]);
    expect(play(gestures, [['move', 5, 5, 9]])).toEqual([{ type: 'hover', at: { x: 5, y: 5 } }]);
    expect(gestures.giveUp()).toEqual([]);
  });

  it('what the system takes away is given up', () => {
    const gestures = new Gestures();
    gestures.take('box', 1, { x: 5, y: 5 });
    expect(play(gestures, [['cancel', 5, 5, 1]])).toEqual([{ type: 'giveUp' }, { type: 'settle' }]);
  });

  it('the picture moves while something is carried at its edge, and only then', () => {
    const gestures = new Gestures();
    const size = { w: 800, h: 600 };
    expect(gestures.drift(size, 0.1)).toEqual([]);
    gestures.take('box', 1, { x: 400, y: -20 });
    // The first frame may come without any time having passed.
    for (const seconds of [0, 0.1]) expect(gestures.drift(size, seconds), 'lifted at the edge').toEqual([]);
    play(gestures, [['move', 400, 300, 1]]);
    expect(gestures.drift(size, 0.1)).toEqual([]);
    play(gestures, [['move', 799, 300, 1]]);
    const [pan, carry] = gestures.drift(size, 0.1);
    expect(pan).toMatchObject({ type: 'pan', dy: 0 });
    expect((pan as { dx: number }).dx).toBeLessThan(-80);
    expect(carry).toMatchObject({ type: 'carry', at: { x: 799, y: 300 } });
  });

  it('with Shift a press on nothing frames what to select', () => {
    const gestures = new Gestures();
    const press = { id: 1, add: true };
    gestures.pointer({ ...press, type: 'down', at: { x: 0, y: 0 }, time: 0 });
    const framed = gestures.pointer({ ...press, type: 'move', at: { x: 50, y: 40 }, time: 1 });
    expect(framed.at(-1)).toEqual({ type: 'frame', from: { x: 0, y: 0 }, to: { x: 50, y: 40 } });
    expect(gestures.pointer({ ...press, type: 'up', at: { x: 50, y: 40 }, time: 2 })).toEqual([
      { type: 'gather', from: { x: 0, y: 0 }, to: { x: 50, y: 40 } },
    ]);
  });

  it('a wheel zooms, sideways it pans, with Ctrl it pinches', () => {
    const gestures = new Gestures();
    const wheel = (dx: number, dy: number, pinch = false, shift = false) =>
      gestures.wheel({ at: { x: 0, y: 0 }, dx, dy, pinch, shift })[0];
    expect(wheel(0, -100)).toMatchObject({ type: 'zoom' });
    expect((wheel(0, -100) as { factor: number }).factor).toBeGreaterThan(1);
    expect(wheel(8, 3)).toEqual({ type: 'pan', dx: -8, dy: -3 });
    expect(wheel(0, 50, false, true)).toEqual({ type: 'pan', dx: -50, dy: 0 });
    expect((wheel(0, 10, true) as { factor: number }).factor).toBeLessThan(1);
  });
});
