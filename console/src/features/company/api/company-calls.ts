import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { recordKey, recordPath } from '@/api/records';
import type { Company, Page } from '@/api/types';
import { containsFilter } from '@/lib/rsql';

export const NEWEST_FIRST = '-created_at';
const SEARCHED = ['name', 'domain', 'industry'] as const;

export function companiesQuery({ q, sort }: { q: string; sort: string }) {
  return infiniteQueryOptions({
    queryKey: ['companies', 'list', { q: q.trim(), sort }],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Company>>('/crm/api/companies', {
        query: { limit: 50, count: true, sort, filter: containsFilter(q, SEARCHED), cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

export function companyQuery(id: string) {
  return queryOptions({
    queryKey: recordKey('companies', id),
    queryFn: ({ signal }) => api.get<Company>(recordPath('companies', id), { signal }),
  });
}

export function nameOf(company: Company): string {
  return company.name ?? 'Nameless';
}

export interface NewCompany {
  name?: string;
  domain?: string;
  industry?: string;
  website?: string;
}

export function createCompany(body: NewCompany, idempotencyKey: string): Promise<Company> {
  return api.post<Company>('/crm/api/companies', { body, headers: { 'Idempotency-Key': idempotencyKey } });
}
