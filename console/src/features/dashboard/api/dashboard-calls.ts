import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Dashboard, Tile, Visibility } from '@/api/analytics-types';
import { answer, api } from '@/api/client';
import { pagedQuery } from '@/api/pages';

const ROUTE = '/analytics/api/dashboards';

export interface DashboardDraft {
  name: string;
  description: string;
  visibility: Visibility;
  tiles: Tile[];
}

export const dashboardsQuery = pagedQuery<Dashboard>(['dashboards', 'list'], ROUTE, { sort: 'name', count: true });

export function dashboardQuery(id: string) {
  return queryOptions({
    queryKey: ['dashboards', 'record', id],
    queryFn: ({ signal }) => api.get<Dashboard>(path(id), { signal }),
  });
}

function path(id: string): string {
  return `${ROUTE}/${encodeURIComponent(id)}`;
}

export function createDashboard(body: Partial<DashboardDraft>, idempotencyKey: string): Promise<Dashboard> {
  return api.post<Dashboard>(ROUTE, { body, headers: { 'Idempotency-Key': idempotencyKey } });
}

export function copyDashboard(id: string, idempotencyKey: string): Promise<Dashboard> {
  return api.post<Dashboard>(`${path(id)}/copy`, { headers: { 'Idempotency-Key': idempotencyKey } });
}

export function changeDashboard({ id, version }: Dashboard, body: Partial<DashboardDraft>): Promise<Dashboard> {
  return api.patch<Dashboard>(path(id), { body, headers: { 'If-Match': `"${version}"` } });
}

export function deleteDashboard({ id, version }: Dashboard): Promise<void> {
  return api.delete(path(id), { headers: { 'If-Match': `"${version}"` } });
}

/** Shows what was saved at once; lists are read again. */
export function keepDashboard(queries: QueryClient, saved: Dashboard): void {
  queries.setQueryData(dashboardQuery(saved.id).queryKey, saved);
  void queries.invalidateQueries({ queryKey: dashboardsQuery.queryKey });
}

/** The figures of a dashboard, or of one tile, as a file. */
export async function downloadFigures({ id, name }: Dashboard, tile?: Tile): Promise<void> {
  const response = await answer('GET', `${path(id)}/csv`, {
    query: { tile: tile?.id },
    headers: { Accept: 'text/csv' },
  });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = `${fileName(tile?.title ?? name)}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

export function fileName(title: string): string {
  const plain = title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  return plain.replaceAll(/^-+|-+$/g, '').slice(0, 60) || 'dashboard';
}
