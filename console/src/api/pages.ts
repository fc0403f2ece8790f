import { infiniteQueryOptions, type QueryKey, queryOptions } from '@tanstack/react-query';
import { api, type Query } from '@/api/client';
import type { Page } from '@/api/types';

/** A list read page by page. */
export function pagedQuery<T>(queryKey: QueryKey, path: string, query: Query = {}) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<T>>(path, { query: { limit: 50, ...query, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** At most so many pages of 200 are read for a list that is shown whole. */
const MOST_PAGES = 5;

/** A list that is short by nature, read whole: roles, teams. */
export function wholeQuery<T>(queryKey: QueryKey, path: string, query: Query = {}) {
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }) => {
      const items: T[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const read = await api.get<Page<T>>(path, { query: { limit: 200, ...query, cursor }, signal });
        items.push(...read.items);
        if (read.next_cursor === null) {
          break;
        }
        cursor = read.next_cursor;
      }
      return items;
    },
  });
}
