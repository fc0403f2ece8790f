import type { Metric, Tile, TileKind } from '@/api/analytics-types';
import { kindsOf } from '@/features/dashboard/components/figures';
import { SMALLEST } from '@/features/dashboard/components/layout';

/** A tile as it is put on a dashboard before anything is chosen. */
export function newTile(metric: Metric): Tile {
  const kind = kindsOf(metric)[0] ?? 'number';
  const size = kind === 'number' ? { w: 3, h: 2 } : { w: 6, h: 4 };
  return {
    ...{ id: crypto.randomUUID(), title: metric.title, kind, metric: metric.name, window: 'day' },
    ...{ range: { last: '30d', from: null, to: null }, group_by: null, filters: {}, x: 0, y: 0, ...size },
  };
}

/** The tile as another kind, at least as large as that one takes. */
export function sized(tile: Tile, kind: TileKind): Tile {
  const least = SMALLEST[kind];
  return {
    ...tile,
    kind,
    w: Math.max(tile.w, least.w),
    h: Math.max(tile.h, least.h),
    x: Math.min(tile.x, 12 - least.w),
  };
}

/** The tile of another metric: what it was split by and limited to is of the one before. */
export function showing(tile: Tile, metric: Metric): Tile {
  const kind = kindsOf(metric).includes(tile.kind) ? tile.kind : (kindsOf(metric)[0] ?? 'number');
  return { ...sized(tile, kind), metric: metric.name, group_by: null, filters: {} };
}
