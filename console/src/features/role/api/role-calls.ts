import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { AccessPreview, Role } from '@/api/access-types';
import { api } from '@/api/client';
import { wholeQuery } from '@/api/pages';
import type { CataloguePermission } from '@/lib/catalogue';

export const rolesQuery = wholeQuery<Role>(['roles', 'list'], '/permission/api/roles');

export const catalogueQuery = {
  ...wholeQuery<CataloguePermission>(['permissions'], '/permission/api/permissions'),
  staleTime: 600_000,
};

/** What can be read of the records of each resource, for conditions of policies. */
export const vocabularyQuery = {
  ...wholeQuery<VocabularyResource>(['resources'], '/permission/api/resources'),
  staleTime: 600_000,
};

interface VocabularyResource {
  name: string;
  attributes: { name: string; type: string }[];
}

export function roleQuery(id: string) {
  return queryOptions({
    queryKey: ['roles', 'record', id],
    queryFn: ({ signal }) => api.get<Role>(rolePath(id), { signal }),
  });
}

/** A role as it is written down, before it is saved. */
export interface RoleDraft {
  name: string;
  description: string;
  permissions: string[];
  inherits: string[];
}

function rolePath(id: string): string {
  return `/permission/api/roles/${encodeURIComponent(id)}`;
}

export function createRole(body: RoleDraft, idempotencyKey: string): Promise<Role> {
  return api.post<Role>('/permission/api/roles', { body, headers: { 'Idempotency-Key': idempotencyKey } });
}

export function changeRole({ id, version }: Role, body: RoleDraft): Promise<Role> {
  return api.patch<Role>(rolePath(id), { body, headers: { 'If-Match': `"${version}"` } });
}

/** @param reassignTo what its holders and heirs have instead; without it a role that is in use stays */
export function deleteRole({ id, version }: Role, reassignTo: string | undefined): Promise<void> {
  return api.delete(rolePath(id), { query: { reassign_to: reassignTo }, headers: { 'If-Match': `"${version}"` } });
}

/** Who would gain and lose what by a change. */
export function previewRole({ id }: Role, change: RoleDraft): Promise<AccessPreview> {
  return preview({ change_role: { role: id, change } });
}

/** Who would lose what by its end; `reassignTo` takes its place. */
export function previewDeletion({ id }: Role, reassignTo: string | undefined): Promise<AccessPreview> {
  return preview({ delete_role: { role: id, ...(reassignTo ? { reassign_to: reassignTo } : {}) } });
}

function preview(body: object): Promise<AccessPreview> {
  return api.post<AccessPreview>('/permission/api/preview', { query: { limit: 200 }, body });
}

/** Whatever follows from roles is read again. */
export async function forgetAccess(queries: QueryClient): Promise<void> {
  await Promise.all(
    ['roles', 'assignments', 'access', 'members', 'policies'].map((key) =>
      queries.invalidateQueries({ queryKey: [key] }),
    ),
  );
}
