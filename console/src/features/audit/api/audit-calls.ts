import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { AuditEvent, Page } from '@/api/types';

const EVENTS = '/audit-log/api/events';

export interface AuditFilters {
  action: string;
  actor: string;
  /** Days, as `2026-11-21`, both included. */
  from: string;
  to: string;
  q: string;
}

export const NO_FILTERS: AuditFilters = { action: '', actor: '', from: '', to: '', q: '' };

export function auditQuery(filters: AuditFilters) {
  return infiniteQueryOptions({
    queryKey: ['audit', filters],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<AuditEvent>>(EVENTS, {
        query: {
          limit: 50,
          action: filters.action,
          actor: filters.actor,
          from: startOf(filters.from, 0),
          to: startOf(filters.to, 1),
          q: filters.q.trim(),
          cursor: pageParam,
        },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    // The trail grows with every look: what is shown is what there was a moment ago.
    staleTime: 5_000,
  });
}

export const latestEventsQuery = queryOptions({
  queryKey: ['audit', 'latest'],
  queryFn: ({ signal }) => api.get<Page<AuditEvent>>(EVENTS, { query: { limit: 6 }, signal }),
  staleTime: 5_000,
});

/** The day's first instant where the person is, in UTC; `later` days on. */
function startOf(day: string, later: number): string | undefined {
  const [year, month, date] = day.split('-').map(Number);
  return year && month && date ? new Date(year, month - 1, date + later).toISOString() : undefined;
}
