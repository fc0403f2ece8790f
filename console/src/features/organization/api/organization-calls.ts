import { queryOptions } from '@tanstack/react-query';
import type { OrganizationRecord, OrganizationSettings, Seats, SecondFactors } from '@/api/access-types';
import { api } from '@/api/client';
import { organizationPath } from '@/api/organization-path';
import type { Organization, Page } from '@/api/types';

export const organizationsQuery = queryOptions({
  queryKey: ['organizations'],
  queryFn: ({ signal }) => api.get<Page<Organization>>('/org/api/organizations', { query: { limit: 200 }, signal }),
  select: (page) => page.items,
});

export function organizationQuery(slug: string) {
  return queryOptions({
    queryKey: ['organization', slug, 'record'],
    queryFn: ({ signal }) => api.get<OrganizationRecord>(organizationPath(slug), { signal }),
  });
}

export function seatsQuery(slug: string) {
  return queryOptions({
    queryKey: ['organization', slug, 'seats'],
    queryFn: ({ signal }) => api.get<Seats>(organizationPath(slug, 'seats'), { signal }),
  });
}

export function secondFactorsQuery(slug: string) {
  return queryOptions({
    queryKey: ['organization', slug, 'second-factors'],
    queryFn: ({ signal }) => api.get<SecondFactors>(organizationPath(slug, 'second-factors'), { signal }),
    staleTime: 0,
  });
}

export interface OrganizationChange {
  name?: string;
  slug?: string;
  settings?: Partial<OrganizationSettings>;
}

export function changeOrganization(
  { slug, version }: OrganizationRecord,
  body: OrganizationChange,
): Promise<OrganizationRecord> {
  return api.patch<OrganizationRecord>(organizationPath(slug), { body, headers: { 'If-Match': `"${version}"` } });
}

export function deleteOrganization({ slug, version }: OrganizationRecord): Promise<void> {
  return api.delete(organizationPath(slug), { headers: { 'If-Match': `"${version}"` } });
}

/** @param slug made of the name by the server where it is left out, so that it is free */
export function createOrganization(
  name: string,
  slug: string | undefined,
  idempotencyKey: string,
): Promise<Organization> {
  return api.post<Organization>('/org/api/organizations', {
    body: slug ? { name, slug } : { name },
    headers: { 'Idempotency-Key': idempotencyKey },
  });
}

/** The short name that the server would make of a name; shown before it is sent. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 32);
}

/** One's own second factors, to say whom a stricter rule would stop. */
export const ownFactorsQuery = queryOptions({
  queryKey: ['own-factors'],
  queryFn: ({ signal }) => api.get<Page<{ id: string }>>('/auth/mfa', { signal }),
  select: ({ items }) => items,
});
