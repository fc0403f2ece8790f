import { queryOptions } from '@tanstack/react-query';
import type { Explanation, HeldPermission, Holder } from '@/api/access-types';
import { api } from '@/api/client';
import { pagedQuery, wholeQuery } from '@/api/pages';

/** Everybody who can do it, and by what. */
export function whoCanQuery(permission: string) {
  return pagedQuery<Holder>(['access', 'who', permission], '/permission/api/who-can', { permission });
}

/** Everything that somebody can do, and by what. */
export function whatCanQuery(user_id: string) {
  return wholeQuery<HeldPermission>(['access', 'what', user_id], '/permission/api/what-can', { user_id });
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
