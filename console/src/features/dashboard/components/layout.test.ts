import { describe, expect, it } from 'vitest';
import type { Tile } from '@/api/analytics-types';
import { added, moved, placed, resized, settled, without } from '@/features/dashboard/components/layout';

function tile(id: string, x: number, y: number, w = 4, h = 2): Tile {
  const rest = { window: 'day', range: { last: '30d', from: null, to: null }, group_by: null, filters: {} } as const;
  return { id, title: id, kind: 'number', metric: 'logins', ...rest, x, y, w, h };
}

const ROW = [tile('a', 0, 0), tile('b', 4, 0), tile('c', 8, 0)];

function places(tiles: Tile[]): string[] {
  return tiles.map(({ id, x, y }) => `${id} ${x},${y}`);
}

function apart(tiles: Tile[]): boolean {
  return tiles.every((one) =>
    tiles.every(
      (other) =>
        one === other ||
        one.x >= other.x + other.w ||
        other.x >= one.x + one.w ||
        one.y >= other.y + other.h ||
        other.y >= one.y + one.h,
    ),
  );
}

describe('the layout', () => {
  it('lets tiles rise to the top and keeps them apart', () => {
    expect(places(settled([tile('a', 0, 5), tile('b', 2, 5), tile('c', 8, 9)]))).toEqual(['a 0,0', 'b 2,2', 'c 8,0']);
  });

  it('makes room for the tile that is moved', () => {
    const next = placed(ROW, 'c', { x: 0 });
    expect(places(next)).toEqual(['a 0,2', 'b 4,0', 'c 0,0']);
  });

  it('never leaves the grid', () => {
    expect(places(placed(ROW, 'c', { x: 99 }))).toEqual(places(ROW));
    expect(places(moved(ROW, 'a', 'left'))).toEqual(places(ROW));
    expect(resized(ROW, 'c', { w: 9 }).at(-1)).toMatchObject({ x: 8, w: 4 });
  });

  it('moves past what stands beneath, and back', () => {
    const column = [tile('a', 0, 0), tile('b', 0, 2), tile('c', 0, 4)];
    const down = moved(column, 'a', 'down');
    expect(places(down)).toEqual(['a 0,2', 'b 0,0', 'c 0,4']);
    expect(places(moved(down, 'a', 'up'))).toEqual(places(column));
    expect(places(moved(column, 'c', 'down'))).toEqual(places(column));
  });

  it('pushes down what a growing tile comes upon, and takes no tile below what can be read', () => {
    const wider = resized(ROW, 'a', { w: 2 });
    expect(places(wider)).toEqual(['a 0,0', 'b 4,2', 'c 8,0']);
    expect(resized(ROW, 'a', { w: -9, h: -9 })[0]).toMatchObject({ w: 2, h: 2 });
  });

  it('puts a new tile where there is room, and closes the gap of one that goes', () => {
    expect(places(added(ROW, tile('d', 0, 0)))).toEqual([...places(ROW), 'd 0,2']);
    expect(places(added([ROW[0] as Tile, ROW[2] as Tile], tile('d', 0, 0)))).toContain('d 4,0');
    expect(places(without([...ROW, tile('d', 0, 2)], 'a'))).toEqual(['b 4,0', 'c 8,0', 'd 0,0']);
  });

  it('keeps every tile apart whatever is done, by a fixed row of steps', () => {
    let tiles = [...ROW, tile('d', 0, 2, 12, 4), tile('e', 3, 6, 5, 3)];
    const directions = ['left', 'down', 'right', 'up'] as const;
    for (let step = 0; step < 400; step += 1) {
      const { id } = tiles[(step * 7) % tiles.length] as Tile;
      tiles =
        step % 3 === 0
          ? resized(tiles, id, { w: (step % 5) - 2, h: (step % 4) - 1 })
          : moved(tiles, id, directions[(step * 11) % 4] ?? 'up');
      expect(apart(tiles)).toBe(true);
      expect(tiles.every(({ x, w, y }) => x >= 0 && x + w <= 12 && y >= 0)).toBe(true);
    }
  });
});
