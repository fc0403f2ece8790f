import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { UserEvent } from '@/api/identity-types';
import type { Me, OwnSession, Page } from '@/api/types';

export const sessionsQuery = infiniteQueryOptions({
  queryKey: ['sessions'],
  queryFn: ({ pageParam, signal }) =>
    api.get<Page<OwnSession>>('/auth/sessions', {
      query: { limit: 50, sort: '-last_seen_at', cursor: pageParam },
      signal,
    }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next_cursor ?? undefined,
});

export function endSession(id: string): Promise<void> {
  return api.delete(`/auth/sessions/${encodeURIComponent(id)}`);
}

/** All but the one that asks. */
export function endOtherSessions(): Promise<void> {
  return api.delete('/auth/sessions');
}

export function rename({ version }: Me, fullName: string): Promise<Me> {
  return api.patch<Me>('/auth/me', { body: { full_name: fullName }, headers: { 'If-Match': `"${version}"` } });
}

export function changePassword(body: { current_password: string; password: string }): Promise<void> {
  return api.post('/auth/password/change', { body });
}

/** Another address counts once its owner has followed the link that goes there. */
export function changeEmail({ version }: Me, email: string): Promise<Me> {
  return api.patch<Me>('/auth/me', { body: { email }, headers: { 'If-Match': `"${version}"` } });
}

/** All that is kept of the account, as a file. */
export async function exportAccount(): Promise<Blob> {
  const response = await answer('POST', '/auth/me/export');
  return response.blob();
}

export function deleteAccount(): Promise<void> {
  return api.delete('/auth/me');
}

export const historyQuery = infiniteQueryOptions({
  queryKey: ['own-history'],
  queryFn: ({ pageParam, signal }) =>
    api.get<Page<UserEvent>>('/auth/me/events', { query: { limit: 50, cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next_cursor ?? undefined,
});
