import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';

export type Resource = 'contacts' | 'companies' | 'deals';

interface Seen {
  id: string;
  version: number;
}

export function recordPath(resource: Resource, id: string): string {
  return `/crm/api/${resource}/${encodeURIComponent(id)}`;
}

export function recordKey(resource: Resource, id: string): readonly string[] {
  return [resource, 'record', id];
}

/** Of the version that was seen: somebody else's change meanwhile is never overwritten unread. */
function patchRecord<T>(resource: Resource, { id, version }: Seen, patch: Partial<T>): Promise<T> {
  return api.patch<T>(recordPath(resource, id), { body: patch, headers: { 'If-Match': `"${version}"` } });
}

export function deleteRecord(resource: Resource, { id, version }: Seen): Promise<void> {
  return api.delete(recordPath(resource, id), { headers: { 'If-Match': `"${version}"` } });
}

export function restoreRecord<T>(resource: Resource, id: string): Promise<T> {
  return api.post<T>(`${recordPath(resource, id)}/restore`, { headers: { 'Idempotency-Key': crypto.randomUUID() } });
}

interface RecordChanges<T> {
  save: (patch: Partial<T>) => Promise<T>;
  /** Why the last save was refused. */
  problem: unknown;
  /** Reads what others have made of it. */
  reload: () => void;
  reloading: boolean;
}

/** Changes a record by merge patches; what comes back is shown at once, lists are read again. */
export function useRecordChanges<T extends Seen>(resource: Resource, record: T): RecordChanges<T> {
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: (patch: Partial<T>) => patchRecord<T>(resource, record, patch),
    onSuccess: (saved) => {
      queries.setQueryData(recordKey(resource, saved.id), saved);
      void queries.invalidateQueries({ queryKey: [resource, 'list'] });
    },
  });
  const reloading = useMutation({
    mutationFn: () => queries.refetchQueries({ queryKey: recordKey(resource, record.id) }, { throwOnError: true }),
    onSuccess: () => saving.reset(),
  });
  return {
    save: saving.mutateAsync,
    problem: saving.error,
    reload: () => reloading.mutate(),
    reloading: reloading.isPending,
  };
}

export function useRecordDeletion(resource: Resource) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (record: Seen) => deleteRecord(resource, record),
    onSuccess: (_, { id }) => {
      // Its page is still there for a moment, and must not ask for what is gone.
      void queries.invalidateQueries({ queryKey: recordKey(resource, id), refetchType: 'none' });
      void queries.invalidateQueries({ queryKey: [resource], predicate: ({ queryKey }) => queryKey[1] !== 'record' });
    },
  });
}
