import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { MetricSeries, Page } from '@/api/types';

const DAYS = 14;

/** Logins into the organisation, day by day. */
export const loginsQuery = queryOptions({
  queryKey: ['metrics', 'logins', DAYS],
  queryFn: ({ signal }) => {
    const from = new Date();
    from.setUTCHours(0, 0, 0, 0);
    from.setUTCDate(from.getUTCDate() - (DAYS - 1));
    const query = { from: from.toISOString(), to: new Date().toISOString(), window: 'day' };
    return api.get<MetricSeries>('/analytics/api/metrics/logins', { query, signal });
  },
});

export function totalQuery(resource: 'contacts' | 'companies') {
  return queryOptions({
    queryKey: [resource, 'total'],
    queryFn: ({ signal }) =>
      api.get<Page<unknown>>(`/crm/api/${resource}`, { query: { limit: 1, count: true }, signal }),
    select: (page) => page.total ?? 0,
  });
}
