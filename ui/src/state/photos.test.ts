import { describe, expect, it } from 'vitest';
import type { Host } from '../ipc/host';
import { PhotoShelf } from './photos';

/** A host with photos of everybody but `nobody`, and what it was asked. */
function shelf() {
  const asked: string[][] = [];
  const call = async (_: string, { names }: { names: string[] }) => {
    asked.push(names);
    return { photos: names.map((name) => (name === 'nobody' ? null : btoa(name))) };
  };
  const photos = new PhotoShelf({ call } as unknown as Host, async (url) => ({ url }) as never);
  const arrived = () => new Promise<void>((resolve) => photos.onArrived(resolve));
  return { photos, asked, arrived };
}

describe('photos', () => {
  it('are asked for together when a picture first misses them, and once', async () => {
    const { photos, asked, arrived } = shelf();
    const come = arrived();
    expect([photos.get('a'), photos.get('b'), photos.get('a')]).toEqual([null, null, null]);
    await come;
    expect(asked).toEqual([['a', 'b']]);
    expect(photos.get('b')).toEqual({ url: `data:image/jpeg;base64,${btoa('b')}` });
    expect(asked.length).toBe(1);
  });

  it('come in handfuls', async () => {
    const { photos, asked } = shelf();
    const names = Array.from({ length: 100 }, (_, n) => `p${n}`);
    await Promise.all(names.map((name) => photos.url(name)));
    expect(asked.map((one) => one.length)).toEqual([40, 40, 20]);
  });

  it('that the file lacks are not asked for again until another file is open', async () => {
    const { photos, asked } = shelf();
    expect(await photos.url('nobody')).toBeNull();
    expect(photos.get('nobody')).toBeNull();
    expect(asked.length).toBe(1);
    photos.forget();
    expect(await photos.url('nobody')).toBeNull();
    expect(asked.length).toBe(2);
  });

  it('are let go, those seen longest ago first, when there are too many', async () => {
    const { photos, asked } = shelf();
    const names = Array.from({ length: 1200 }, (_, n) => `p${n}`);
    await Promise.all(names.map((name) => photos.url(name)));
    photos.get('p0');
    await photos.url('one more');
    const before = asked.length;
    photos.get('p0');
    await photos.url('p2');
    expect(asked.length).toBe(before);
    await photos.url('p1');
    expect(asked.length).toBe(before + 1);
  });
});
