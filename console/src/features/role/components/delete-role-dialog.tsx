import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Role } from '@/api/access-types';
import { deleteRole, forgetAccess, previewDeletion } from '@/features/role/api/role-calls';
import { words } from '@/lib/format';
import { AccessChanges } from '@/ui/access-changes';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { ProblemNotice } from '@/ui/problem';
import { Select } from '@/ui/select';
import { Skeleton } from '@/ui/skeleton';
import { toast } from '@/ui/toast';

interface DeleteRoleDialogProps {
  role: Role;
  roles: readonly Role[];
  names: ReadonlyMap<string, string>;
  onClose: () => void;
  onDeleted: () => void;
}

/** A role that is in use goes only when another takes its place; who loses what by that is told first. */
export function DeleteRoleDialog({ role, roles, names, onClose, onDeleted }: DeleteRoleDialogProps) {
  const heirs = roles.filter(({ inherits }) => inherits.includes(role.name));
  const inUse = role.holders.users + role.holders.teams + heirs.length > 0;
  const [place, setPlace] = useState('');
  const ready = !inUse || place !== '';
  const queries = useQueryClient();
  const preview = useQuery({
    queryKey: ['access', 'preview', 'delete', role.id, role.version, place],
    queryFn: () => previewDeletion(role, place || undefined),
    enabled: inUse && ready,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const deleting = useMutation({
    mutationFn: () => deleteRole(role, place || undefined),
    onSuccess: () => {
      toast(`${words(role.name)} is deleted`);
      onDeleted();
      void forgetAccess(queries);
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Delete ${words(role.name)}?`}
      confirm="Delete role"
      busy={deleting.isPending}
      disabled={!ready || (inUse && !preview.isSuccess)}
      problem={deleting.error}
      onConfirm={() => deleting.mutate()}
    >
      {inUse ? (
        <>
          <p>{usedBy(role, heirs)} Choose the role that takes its place.</p>
          <Select
            label="Role that takes its place"
            value={place}
            onChange={setPlace}
            placeholder="Choose a role"
            choices={roles.filter(({ id }) => id !== role.id).map(({ name }) => ({ value: name, label: words(name) }))}
            className="h-9 px-3"
          />
          {preview.isError ? (
            <ProblemNotice problem={preview.error} />
          ) : preview.data ? (
            <AccessChanges
              changes={preview.data.items}
              names={names}
              more={preview.data.next_cursor != null}
              none="Nobody gains or loses anything by this."
            />
          ) : (
            ready && <Skeleton className="h-12 rounded-xl" />
          )}
        </>
      ) : (
        <p>Nobody has it and no role inherits it, so nobody loses anything.</p>
      )}
    </ConfirmDialog>
  );
}

function usedBy({ holders: { users, teams } }: Role, heirs: readonly Role[]): string {
  const parts = [
    users > 0 && (users === 1 ? '1 person has it' : `${users} people have it`),
    teams > 0 && (teams === 1 ? '1 team has it' : `${teams} teams have it`),
    heirs.length > 0 && `${heirs.map(({ name }) => words(name)).join(', ')} inherits it`,
  ].filter((part) => part !== false);
  return `${parts.join(', ')}.`;
}
