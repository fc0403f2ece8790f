import { queryOptions } from '@tanstack/react-query';
import type { OrganizationSettings } from '@/api/access-types';
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
    queryKey: ['organization', slug],
    queryFn: ({ signal }) => api.get<OrganizationSettings>(organizationPath(slug), { signal }),
  });
}

export type OrganizationChange = Partial<
  Omit<OrganizationSettings, 'id' | 'owner_id' | 'seats' | 'version' | 'created_at' | 'updated_at'>
>;

export function changeOrganization(
  { slug, version }: OrganizationSettings,
  body: OrganizationChange,
): Promise<OrganizationSettings> {
  return api.patch<OrganizationSettings>(organizationPath(slug), { body, headers: { 'If-Match': `"${version}"` } });
}

export function deleteOrganization({ slug, version }: OrganizationSettings): Promise<void> {
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
