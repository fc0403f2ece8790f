import type { Tile } from '@/api/analytics-types';

export const COLUMNS = 12;
export const MOST_TILES = 24;
const MOST_ROWS = 500;
const TALLEST = 12;

type Box = Pick<Tile, 'x' | 'y' | 'w' | 'h'>;
type Direction = 'left' | 'right' | 'up' | 'down';

/** By how much a tile can shrink and still be read. */
export const SMALLEST: Record<Tile['kind'], { w: number; h: number }> = {
  number: { w: 2, h: 2 },
  line: { w: 3, h: 3 },
  bar: { w: 3, h: 3 },
  funnel: { w: 3, h: 3 },
  cohort: { w: 4, h: 3 },
};

function collide(one: Box, other: Box): boolean {
  return one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h;
}

function besides(one: Box, other: Box): boolean {
  return one.x < other.x + other.w && other.x < one.x + one.w;
}

/** As they are read: by rows, and from the left. The tile that was just moved comes before those it came upon. */
export function inOrder(tiles: readonly Tile[], moved?: string): Tile[] {
  return [...tiles].sort(
    (one, other) => one.y - other.y || Number(other.id === moved) - Number(one.id === moved) || one.x - other.x,
  );
}

/** Every tile as far up as it goes, none upon another. */
export function settled(tiles: readonly Tile[], moved?: string): Tile[] {
  const placed: Tile[] = [];
  for (const tile of inOrder(tiles, moved)) {
    const free = (y: number) => !placed.some((other) => collide({ ...tile, y }, other));
    let y = tile.y;
    while (!free(y)) {
      y += 1;
    }
    while (y > 0 && free(y - 1)) {
      y -= 1;
    }
    placed.push({ ...tile, y: Math.min(y, MOST_ROWS) });
  }
  return tiles.map((tile) => placed.find(({ id }) => id === tile.id) ?? tile);
}

/** The tiles with one of them elsewhere; whatever stands there makes room. */
export function placed(tiles: readonly Tile[], id: string, to: Partial<Box>): Tile[] {
  const next = tiles.map((tile) => (tile.id === id ? within({ ...tile, ...to }) : tile));
  return settled(next, id);
}

function within(tile: Tile): Tile {
  const smallest = SMALLEST[tile.kind];
  const w = clamp(tile.w, smallest.w, COLUMNS);
  const h = clamp(tile.h, smallest.h, TALLEST);
  return { ...tile, w, h, x: clamp(tile.x, 0, COLUMNS - w), y: clamp(tile.y, 0, MOST_ROWS) };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** One step aside, or past the tile above or beneath. */
export function moved(tiles: readonly Tile[], id: string, direction: Direction): Tile[] {
  const tile = tiles.find((one) => one.id === id);
  if (!tile) {
    return [...tiles];
  }
  if (direction === 'left' || direction === 'right') {
    return placed(tiles, id, { x: tile.x + (direction === 'left' ? -1 : 1) });
  }
  const beside = tiles.filter((other) => other.id !== id && besides(tile, other));
  if (direction === 'up') {
    const above = beside.filter((other) => other.y < tile.y).sort((one, other) => other.y - one.y)[0];
    return above ? placed(tiles, id, { y: above.y }) : [...tiles];
  }
  const beneath = beside.filter((other) => other.y > tile.y).sort((one, other) => one.y - other.y)[0];
  return beneath ? placed(tiles, id, { y: beneath.y + 1 }) : [...tiles];
}

export function resized(tiles: readonly Tile[], id: string, by: { w?: number; h?: number }): Tile[] {
  const tile = tiles.find((one) => one.id === id);
  if (!tile) {
    return [...tiles];
  }
  const w = Math.min(tile.w + (by.w ?? 0), COLUMNS - tile.x);
  return placed(tiles, id, { w, h: tile.h + (by.h ?? 0) });
}

/** A tile more, in the first place from the top where it fits. */
export function added(tiles: readonly Tile[], tile: Tile): Tile[] {
  for (let y = 0; ; y += 1) {
    for (let x = 0; x + tile.w <= COLUMNS; x += 1) {
      const there = { ...tile, x, y };
      if (!tiles.some((other) => collide(there, other))) {
        return settled([...tiles, there]);
      }
    }
  }
}

export function without(tiles: readonly Tile[], id: string): Tile[] {
  return settled(tiles.filter((tile) => tile.id !== id));
}

/** Where a tile stands, in words. */
export function placeOf({ x, y, w, h }: Box): string {
  return `column ${x + 1}, row ${y + 1}, ${w} wide, ${h} high`;
}
