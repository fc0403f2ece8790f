import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Member, Page } from '@/api/types';

export function membersQuery(slug: string) {
  return infiniteQueryOptions({
    queryKey: ['members', slug],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Member>>(`/org/api/organizations/${encodeURIComponent(slug)}/members`, {
        query: { limit: 50, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}
