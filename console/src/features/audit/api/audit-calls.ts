import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { pagedQuery } from '@/api/pages';
import type { AuditEvent, Page } from '@/api/types';
import { asked, type AuditFilters } from '@/features/audit/api/audit-filters';

const EVENTS = '/audit-log/api/events';

export function auditQuery(filters: AuditFilters) {
  return infiniteQueryOptions({
    ...pagedQuery<AuditEvent>(['audit', 'list', asked(filters)], EVENTS, asked(filters)),
    // The trail grows with every look: what is shown is what there was a moment ago.
    staleTime: 5_000,
  });
}

export const latestEventsQuery = queryOptions({
  queryKey: ['audit', 'latest'],
  queryFn: ({ signal }) => api.get<Page<AuditEvent>>(EVENTS, { query: { limit: 6 }, signal }),
  staleTime: 5_000,
});

/** What was recorded stays as it is, so that one read is enough. */
export function eventQuery(id: string) {
  return queryOptions({
    queryKey: ['audit', 'event', id],
    queryFn: ({ signal }) => api.get<AuditEvent>(`${EVENTS}/${encodeURIComponent(id)}`, { signal }),
    staleTime: 300_000,
  });
}

/** The organisation's newest signed tree head. */
export const checkpointQuery = queryOptions({
  queryKey: ['audit', 'checkpoint'],
  queryFn: ({ signal }) => text('/audit-log/api/checkpoint', signal),
});

export const keyQuery = queryOptions({
  queryKey: ['audit', 'key'],
  queryFn: ({ signal }) => text('/audit-log/api/checkpoint/key', signal),
  staleTime: 300_000,
});

async function text(path: string, signal: AbortSignal): Promise<string> {
  const response = await answer('GET', path, { headers: { Accept: 'text/plain' }, signal });
  return response.text();
}

/** How the log of `from` events grew to that of `to`. */
export function consistency(from: number, to: number): Promise<{ hashes: string[] }> {
  return api.get<{ hashes: string[] }>('/audit-log/api/consistency', { query: { from, to } });
}

/** Destroys what opens a person's values; the record stays and stays provable. */
export function eraseValues(person_id: string): Promise<unknown> {
  return api.post<unknown>('/audit-log/api/erasures', { body: { person_id } });
}
