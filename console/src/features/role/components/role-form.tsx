import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import type { Role } from '@/api/access-types';
import { faultOf } from '@/api/problem-words';
import { useClaims } from '@/api/session';
import { changeRole, createRole, forgetAccess, type RoleDraft } from '@/features/role/api/role-calls';
import { ReviewDialog } from '@/features/role/components/review-dialog';
import { RoleMatrix } from '@/features/role/components/role-matrix';
import type { CataloguePermission } from '@/lib/catalogue';
import { words } from '@/lib/format';
import { difference, grantOf, inheritedFrom, keyOf, levelsOf, whyNotGiven, withLevel } from '@/lib/permissions';
import { useIdempotencyKey } from '@/lib/use-idempotency-key';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { PickMany } from '@/ui/pick-many';
import { ProblemNotice } from '@/ui/problem';

interface RoleFormProps {
  /** The role that is changed; undefined for a new one. */
  role: Role | undefined;
  /** What it was before. */
  from: RoleDraft;
  /** What a new one begins with. */
  start?: RoleDraft | undefined;
  roles: readonly Role[];
  catalogue: readonly CataloguePermission[];
  names: ReadonlyMap<string, string>;
  onSaved: (role: Role) => void;
  onCancel: () => void;
}

const FIELDS = ['name', 'description', 'permissions', 'inherits'] as const;

/** A role being written: its name, what it inherits, its matrix. Nothing is saved before the review. */
export function RoleForm({ role, from, start, roles, catalogue, names, onSaved, onCancel }: RoleFormProps) {
  const [draft, setDraft] = useState(() => draftOf(start ?? from));
  const [reviewing, setReviewing] = useState(false);
  const held = levelsOf(useClaims().permissions ?? []);
  const queries = useQueryClient();
  const { keyFor } = useIdempotencyKey();
  const saving = useMutation({
    mutationFn: () => (role ? changeRole(role, draft) : createRole(draft, keyFor(draft))),
    onSuccess: (saved) => {
      void forgetAccess(queries);
      onSaved(saved);
    },
    onError: () => setReviewing(false),
  });
  const { gained, lost } = difference(from.permissions, draft.permissions);
  const inherited = difference(from.inherits, draft.inherits);
  const renamed = draft.name.trim() !== from.name || draft.description.trim() !== from.description;
  const touched = new Set([...gained, ...lost].map((permission) => keyOf(grantOf(permission)))).size;
  const count = touched + inherited.gained.length + inherited.lost.length + Number(renamed);
  const bases = roles.filter((one) => one.id !== role?.id && !inheritedFrom([one.name], roles).has(role?.name ?? ''));

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setReviewing(true);
  }

  return (
    <form onSubmit={submit} aria-label={role ? `Edit ${role.name}` : 'New role'} className="space-y-5">
      <ProblemNotice problem={saving.error} fields={FIELDS} />
      <div className="grid gap-4 md:grid-cols-2">
        <Field
          label="Name"
          required
          maxLength={50}
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.target.value })}
          error={faultOf(saving.error, 'name')}
        />
        <div className="flex min-w-0 flex-col gap-1.5">
          <span className="text-sm font-medium">Inherits</span>
          <PickMany
            label="Inherits"
            picks={bases.map((one) => ({
              value: one.name,
              label: words(one.name),
              because: draft.inherits.includes(one.name) ? undefined : whyNotGiven(one.name, roles, held),
            }))}
            chosen={draft.inherits}
            onChange={(inherits) => setDraft({ ...draft, inherits })}
            placeholder="Nothing: only what is chosen below"
            none="There is no other role."
          />
          {faultOf(saving.error, 'inherits') && (
            <p className="text-xs text-danger">{faultOf(saving.error, 'inherits')}</p>
          )}
        </div>
        <Field
          label="Description"
          optional
          maxLength={500}
          fieldClassName="md:col-span-2"
          value={draft.description}
          onChange={(event) => setDraft({ ...draft, description: event.target.value })}
          error={faultOf(saving.error, 'description')}
        />
      </div>
      {faultOf(saving.error, 'permissions') && (
        <p role="alert" className="text-sm text-danger">
          {faultOf(saving.error, 'permissions')}
        </p>
      )}
      <RoleMatrix
        catalogue={catalogue}
        roles={roles}
        permissions={draft.permissions}
        inherits={draft.inherits}
        {...(role ? { before: from.permissions } : {})}
        held={held}
        onChange={(key, level) => setDraft({ ...draft, permissions: withLevel(draft.permissions, key, level) })}
      />
      <div className="sticky bottom-4 z-10 flex items-center gap-3 rounded-2xl border border-line bg-raised px-4 py-3 shadow-pop">
        <span role="status" className="mr-auto text-sm text-ink-soft">
          {saidOf(role !== undefined, count, touched)}
        </span>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={count === 0 || draft.name.trim() === ''}>
          Review and save
        </Button>
      </div>
      {reviewing && (
        <ReviewDialog
          role={role}
          draft={draft}
          gained={gained}
          lost={lost}
          names={names}
          busy={saving.isPending}
          onClose={() => setReviewing(false)}
          onSave={() => saving.mutate()}
        />
      )}
    </form>
  );
}

function saidOf(exists: boolean, changes: number, permissions: number): string {
  if (!exists) {
    return permissions === 1 ? '1 permission of its own' : `${permissions} permissions of its own`;
  }
  return changes === 0 ? 'Nothing is changed yet.' : changes === 1 ? '1 change' : `${changes} changes`;
}

function draftOf({ name, description, permissions, inherits }: RoleDraft): RoleDraft {
  return { name, description, permissions, inherits };
}
