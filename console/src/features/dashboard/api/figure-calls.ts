import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  FigureRecord,
  Funnel,
  FunnelDefinition,
  Metric,
  Retention,
  Series,
  Tile,
  TileWindow,
} from '@/api/analytics-types';
import { api } from '@/api/client';
import type { Page } from '@/api/types';
import { spanOf } from '@/features/dashboard/components/spans';

const RETENTION: Metric = {
  name: 'retention',
  title: 'Retention',
  definition: 'How many of those who were first active in a week were active again in the weeks after it.',
  unit: 'people',
  kind: 'cohort',
  group_by: [],
  source_events: [],
};

/** What a tile can show: metrics, funnels and retention. */
export const catalogueQuery = queryOptions({
  queryKey: ['figures', 'catalogue'],
  staleTime: 300_000,
  queryFn: async ({ signal }) => {
    const [metrics, funnels] = await Promise.all([
      api.get<Page<Metric>>('/analytics/api/metrics', { signal }),
      api.get<{ items: FunnelDefinition[] }>('/analytics/api/funnels', { signal }),
    ]);
    const drawn = funnels.items.map(({ name, title, definition, unit }): Metric => ({
      ...{ name, title, definition, unit, kind: 'funnel' },
      ...{ group_by: [], source_events: [] },
    }));
    return [...metrics.items, ...drawn, RETENTION];
  },
});

/** What a tile shows as it is looked at: its own range, window and zone, or those chosen for the whole page. */
export interface Look {
  last?: string | undefined;
  window?: TileWindow | undefined;
  timezone?: string | undefined;
}

/** The tile as it is shown under a look. */
export function lookedAt(tile: Tile, look: Look): Tile {
  return {
    ...tile,
    window: look.window ?? tile.window,
    range: look.last === undefined ? tile.range : { last: look.last, from: null, to: null },
  };
}

function asked(tile: Tile, look: Look) {
  const { range, window } = lookedAt(tile, look);
  const by = tile.group_by ?? Object.keys(tile.filters)[0];
  return { range, window, by, timezone: look.timezone };
}

/** Figures move on with time, so that the moment they are read at is no part of what was asked. */
const FRESH = { staleTime: 30_000, placeholderData: keepPreviousData } as const;

export function seriesQuery(tile: Tile, look: Look) {
  const { range, window, by, timezone } = asked(tile, look);
  return queryOptions({
    queryKey: ['figures', 'series', tile.metric, { range, window, by, timezone }],
    ...FRESH,
    queryFn: ({ signal }) => {
      const query = { ...spanOf(range), window, group_by: by, timezone };
      return api.get<Series>(`/analytics/api/metrics/${encodeURIComponent(tile.metric)}`, { query, signal });
    },
  });
}

export function funnelQuery(tile: Tile, look: Look) {
  const { range, timezone } = asked(tile, look);
  return queryOptions({
    queryKey: ['figures', 'funnel', tile.metric, { range, timezone }],
    ...FRESH,
    queryFn: ({ signal }) => {
      const query = { ...spanOf(range), timezone };
      return api.get<Funnel>(`/analytics/api/funnels/${encodeURIComponent(tile.metric)}`, { query, signal });
    },
  });
}

export function retentionQuery(tile: Tile, look: Look) {
  const { range, timezone } = asked(tile, look);
  return queryOptions({
    queryKey: ['figures', 'retention', { range, timezone }],
    ...FRESH,
    queryFn: ({ signal }) =>
      api.get<Retention>('/analytics/api/retention', { query: { ...spanOf(range), timezone }, signal }),
  });
}

/** The records behind a figure, as far as the reader may see them. */
export function recordsQuery(metric: string, span: { from: string; to: string }) {
  return queryOptions({
    queryKey: ['figures', 'records', metric, span],
    queryFn: ({ signal }) =>
      api.get<Page<FigureRecord>>(`/analytics/api/metrics/${encodeURIComponent(metric)}/records`, {
        query: { ...span, limit: 100 },
        signal,
      }),
  });
}
