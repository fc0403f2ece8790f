import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { organizationPath } from '@/api/organization-path';
import { pagedQuery } from '@/api/pages';
import type { Member } from '@/api/types';

export interface MemberFilter {
  q?: string;
  status?: string;
  team?: string;
}

const ANY = { q: '', status: '', team: '' };

export function membersQuery(slug: string, filter: MemberFilter = {}) {
  const { q, status, team } = { ...ANY, ...filter };
  const terms = [status && `status==${status}`, team && `teams==${team}`].filter(Boolean);
  const query = { q: q.trim(), filter: terms.join(';'), sort: 'full_name', count: true };
  return pagedQuery<Member>(['members', slug, 'list', query], organizationPath(slug, 'members'), query);
}

/** The first who match, for a picker. */
export function memberChoicesQuery(slug: string, q: string) {
  return queryOptions({
    queryKey: ['members', slug, 'choices', q.trim()],
    queryFn: ({ signal }) =>
      api.get<{ items: Member[] }>(organizationPath(slug, 'members'), {
        query: { q: q.trim(), filter: 'status==active', sort: 'full_name', limit: 20 },
        signal,
      }),
    select: ({ items }) => items,
  });
}

/** Names by id, of as many as one page holds: for lists that name people in passing. */
export function memberNamesQuery(slug: string) {
  return queryOptions({
    queryKey: ['members', slug, 'names'],
    queryFn: ({ signal }) =>
      api.get<{ items: Member[] }>(organizationPath(slug, 'members'), { query: { limit: 200 }, signal }),
    select: ({ items }) => new Map(items.map((member) => [member.user_id, member.full_name ?? 'Former member'])),
    staleTime: 300_000,
  });
}

export function memberQuery(slug: string, id: string) {
  return queryOptions({
    queryKey: ['members', slug, 'record', id],
    queryFn: ({ signal }) => api.get<Member>(organizationPath(slug, 'members', id), { signal }),
  });
}

export function forgetMembers(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: ['members'] });
}

export function suspend(slug: string, id: string): Promise<void> {
  return api.post(organizationPath(slug, 'members', id, 'suspend'));
}

export function reactivate(slug: string, id: string): Promise<void> {
  return api.post(organizationPath(slug, 'members', id, 'reactivate'));
}

export function remove(slug: string, id: string): Promise<void> {
  return api.delete(organizationPath(slug, 'members', id));
}

export function leave(slug: string): Promise<void> {
  return api.post(organizationPath(slug, 'leave'));
}

export function transferOwnership(slug: string, user_id: string): Promise<void> {
  return api.post(organizationPath(slug, 'transfer-ownership'), { body: { user_id } });
}

/** What others in this organisation see of a person. */
export interface Profile {
  title: string | null;
  department: string | null;
  phone: string | null;
  location: string | null;
  time_zone: string | null;
  pronouns: string | null;
  bio: string | null;
  version: number;
}

export function profileQuery(slug: string, id: string) {
  return queryOptions({
    queryKey: ['members', slug, 'profile', id],
    queryFn: ({ signal }) => api.get<Profile>(organizationPath(slug, 'members', id, 'profile'), { signal }),
  });
}

export function saveProfile(slug: string, id: string, version: number, patch: Partial<Profile>): Promise<Profile> {
  return api.patch<Profile>(organizationPath(slug, 'members', id, 'profile'), {
    body: patch,
    headers: { 'If-Match': `"${version}"` },
  });
}
