import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { recordKey, recordPath } from '@/api/records';
import type { Contact, Page } from '@/api/types';
import { containsFilter, quoted } from '@/lib/rsql';

export const NEWEST_FIRST = '-created_at';
const SEARCHED = ['full_name', 'job_title', 'company_name'] as const;

export function contactsQuery({ q, sort }: { q: string; sort: string }) {
  return infiniteQueryOptions({
    queryKey: ['contacts', 'list', { q: q.trim(), sort }],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Contact>>('/crm/api/contacts', {
        query: { limit: 50, count: true, sort, filter: containsFilter(q, SEARCHED), cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

export function contactQuery(id: string) {
  return queryOptions({
    queryKey: recordKey('contacts', id),
    queryFn: ({ signal }) => api.get<Contact>(recordPath('contacts', id), { signal }),
  });
}

export interface NewContact {
  first_name?: string;
  last_name?: string;
  job_title?: string;
  company_name?: string;
  emails?: { value: string; label: string; primary: boolean }[];
  phones?: { value: string; label: string; primary: boolean }[];
}

export function createContact(body: NewContact, idempotencyKey: string): Promise<Contact> {
  return api.post<Contact>('/crm/api/contacts', { body, headers: { 'Idempotency-Key': idempotencyKey } });
}

export function nameOf(contact: Contact): string {
  return contact.full_name ?? 'Nameless';
}

export function primaryOf<T extends { primary?: boolean | null }>(entries: T[]): T | undefined {
  return entries.find((entry) => entry.primary) ?? entries[0];
}

/** Who works at a company: by its name too, since imported contacts know no more of it. */
export function peopleOfQuery({ id, name }: { id: string; name: string | null }) {
  const filter = name ? `company_id==${id},company_name=="${quoted(name)}"` : `company_id==${id}`;
  return queryOptions({
    queryKey: ['contacts', 'list', { filter }],
    queryFn: ({ signal }) =>
      api.get<Page<Contact>>('/crm/api/contacts', {
        query: { limit: 8, count: true, sort: 'last_name', filter },
        signal,
      }),
  });
}
