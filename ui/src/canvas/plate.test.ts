import { describe, expect, it } from 'vitest';
import { chartItems } from '../../dev/sample-scenes';
import { writeScene } from '../../dev/scene-writer';
import { countingBrush } from './paint/counting-brush';
import { palettes } from './palette';
import { covers, plateCamera, PlateJob, type Plate, type Subject } from './plate';
import { decodeScene } from './scene';
import { SpatialIndex } from './spatial-index';

const view = { w: 1000, h: 700 };
const scene = decodeScene(writeScene(chartItems(3000, 4)));
const subject: Subject = {
  scene,
  index: new SpatialIndex(scene.items, scene.bbox),
  palette: palettes.light,
  stamp: 1,
  photos: null,
};

function plate() {
  const { brush, counts } = countingBrush();
  const made = {
    canvas: { width: 1, height: 1 },
    brush,
    camera: { x: 0, y: 0, k: 1 },
    size: { w: 0, h: 0 },
    stamp: -1,
  } as unknown as Plate;
  return { made, counts };
}

function painted(camera: { x: number; y: number; k: number }, reuse: Plate | null) {
  const { made, counts } = plate();
  const job = new PlateJob(made, subject, plateCamera(camera, view), 1, reuse);
  expect(job.run(Infinity)).toBe(true);
  return { plate: made, counts };
}

describe('a plate', () => {
  it('is painted in slices that keep to their time', () => {
    const { made } = plate();
    const job = new PlateJob(made, subject, plateCamera({ x: 0, y: 0, k: 0.004 }, view), 1, null);
    let clock = 0;
    const now = () => (clock += 1);
    let frames = 1;
    while (!job.run(clock + 3, now)) frames++;
    expect(frames).toBeGreaterThan(3);
    expect(frames).toBeLessThan(20);
  });

  it('takes over what a plate of the same scale shows and paints only the rest', () => {
    const first = painted({ x: 0, y: 300, k: 1 }, null);
    const moved = painted({ x: 150, y: 300, k: 1 }, first.plate);
    expect(moved.counts['drawImage']).toBe(1);
    expect(moved.counts.texts.length).toBeLessThan(first.counts.texts.length / 2);
  });

  it('starts anew at another scale', () => {
    const first = painted({ x: 0, y: 300, k: 1 }, null);
    const zoomed = painted({ x: 0, y: 300, k: 0.9 }, first.plate);
    expect(zoomed.counts['drawImage'] ?? 0).toBe(0);
  });

  it('covers its viewport until somebody pans past its margin', () => {
    const { plate: made } = painted({ x: 0, y: 0, k: 1 }, null);
    expect(covers(made, { x: 0, y: 0, k: 1 }, view)).toBe(true);
    expect(covers(made, { x: 290, y: 0, k: 1 }, view)).toBe(true);
    expect(covers(made, { x: 310, y: 0, k: 1 }, view)).toBe(false);
    expect(covers(made, { x: 200, y: 0, k: 1 }, view, 0.5)).toBe(false);
    expect(covers(made, { x: 0, y: 0, k: 0.5 }, view)).toBe(false);
  });
});
