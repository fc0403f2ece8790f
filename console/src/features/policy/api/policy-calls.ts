import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { AccessPreview, Policy, PolicyEffect } from '@/api/access-types';
import { api } from '@/api/client';
import { pagedQuery } from '@/api/pages';

const ROUTE = '/permission/api/policies';

export const policiesQuery = pagedQuery<Policy>(['policies', 'list'], ROUTE, { count: true });

export function policyQuery(id: string) {
  return queryOptions({
    queryKey: ['policies', 'record', id],
    queryFn: ({ signal }) => api.get<Policy>(path(id), { signal }),
  });
}

export interface PolicyDraft {
  name: string;
  description: string;
  effect: PolicyEffect;
  permissions: string[];
  condition: string;
  enabled: boolean;
}

export const NEW_POLICY: PolicyDraft = {
  name: '',
  description: '',
  effect: 'deny',
  permissions: [],
  condition: '',
  enabled: true,
};

function path(id: string): string {
  return `${ROUTE}/${encodeURIComponent(id)}`;
}

export function createPolicy(body: PolicyDraft, idempotencyKey: string): Promise<Policy> {
  return api.post<Policy>(ROUTE, { body, headers: { 'Idempotency-Key': idempotencyKey } });
}

export function changePolicy({ id, version }: Policy, body: Partial<PolicyDraft>): Promise<Policy> {
  return api.patch<Policy>(path(id), { body, headers: { 'If-Match': `"${version}"` } });
}

export function deletePolicy({ id, version }: Policy): Promise<void> {
  return api.delete(path(id), { headers: { 'If-Match': `"${version}"` } });
}

/** Who would gain and lose what; a condition that does not compile is refused with its place. */
export function previewPolicy(id: string | undefined, draft: PolicyDraft): Promise<AccessPreview> {
  return api.post<AccessPreview>('/permission/api/preview', {
    query: { limit: 200 },
    body: { policy: { ...(id ? { id } : {}), definition: draft } },
  });
}

export function forgetPolicies(queries: QueryClient): Promise<unknown> {
  return Promise.all(['policies', 'access'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
}
