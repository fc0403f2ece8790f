import { queryOptions } from '@tanstack/react-query';
import type { Explanation, Holder, Holdings } from '@/api/access-types';
import { api } from '@/api/client';
import { pagedQuery } from '@/api/pages';

/** Everybody who holds it, in whatever scope, and by what. */
export function whoCanQuery(permission: string) {
  return pagedQuery<Holder>(['access', 'who', permission], '/permission/api/who-can', { permission, count: true });
}

/** All that somebody holds, and by what. */
export function holdingsQuery(userId: string) {
  return queryOptions({
    queryKey: ['access', 'holdings', userId],
    queryFn: ({ signal }) =>
      api.get<Holdings>(`/permission/api/users/${encodeURIComponent(userId)}/permissions`, { signal }),
  });
}

export interface Question {
  user_id: string;
  permission: string;
}

export function explainQuery(question: Question) {
  return queryOptions({
    queryKey: ['access', 'explain', question],
    queryFn: ({ signal }) => api.post<Explanation>('/permission/api/explain', { body: question, signal }),
    staleTime: 0,
  });
}
