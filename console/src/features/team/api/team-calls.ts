import { queryOptions } from '@tanstack/react-query';
import type { Team } from '@/api/access-types';
import { api } from '@/api/client';
import { organizationPath } from '@/api/organization-path';
import { pagedQuery, wholeQuery } from '@/api/pages';
import type { Member } from '@/api/types';

export function teamsQuery(slug: string) {
  return wholeQuery<Team>(['teams', slug, 'list'], organizationPath(slug, 'teams'), { sort: 'name' });
}

export function teamQuery(slug: string, id: string) {
  return queryOptions({
    queryKey: ['teams', slug, 'record', id],
    queryFn: ({ signal }) => api.get<Team>(organizationPath(slug, 'teams', id), { signal }),
  });
}

export function teamMembersQuery(slug: string, id: string) {
  return pagedQuery<Member>(['teams', slug, 'members', id], organizationPath(slug, 'teams', id, 'members'));
}

export interface TeamChange {
  name?: string;
  lead_id?: string | null;
}

export function createTeam(slug: string, body: TeamChange, idempotencyKey: string): Promise<Team> {
  return api.post<Team>(organizationPath(slug, 'teams'), { body, headers: { 'Idempotency-Key': idempotencyKey } });
}

export function changeTeam(slug: string, { id, version }: Team, body: TeamChange): Promise<Team> {
  return api.patch<Team>(organizationPath(slug, 'teams', id), { body, headers: { 'If-Match': `"${version}"` } });
}

export function deleteTeam(slug: string, { id, version }: Team): Promise<void> {
  return api.delete(organizationPath(slug, 'teams', id), { headers: { 'If-Match': `"${version}"` } });
}

export function addToTeam(slug: string, id: string, userId: string): Promise<void> {
  return api.put(organizationPath(slug, 'teams', id, 'members', userId));
}

export function removeFromTeam(slug: string, id: string, userId: string): Promise<void> {
  return api.delete(organizationPath(slug, 'teams', id, 'members', userId));
}
