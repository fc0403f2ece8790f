import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Page, SearchHit } from '@/api/types';

export function searchQuery(q: string) {
  return queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) => api.get<Page<SearchHit>>('/crm/api/search', { query: { q, limit: 12 }, signal }),
    enabled: q.length >= 2,
    select: (page) => page.items,
  });
}
