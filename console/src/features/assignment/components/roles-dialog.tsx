import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import type { Role, SubjectType } from '@/api/access-types';
import { useClaims } from '@/api/session';
import { assign, assignmentsOfQuery, unassign } from '@/features/assignment/api/assignment-calls';
import { day, words } from '@/lib/format';
import { levelsOf, whyNotGiven } from '@/lib/permissions';
import { Button } from '@/ui/button';
import { Checklist } from '@/ui/checklist';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/ui/dialog';
import { ProblemNotice } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';
import { toast } from '@/ui/toast';

interface RolesDialogProps {
  subject: { type: SubjectType; id: string; name: string; owner?: boolean };
  roles: readonly Role[];
  onClose: () => void;
}

/** The roles of one person or team, ticked. */
export function RolesDialog({ subject, roles, onClose }: RolesDialogProps) {
  const assigned = useQuery(assignmentsOfQuery(subject.type, subject.id));
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`Roles of ${subject.name}`}
        description="What they may do is what all of their roles allow together. It takes effect within a second."
      >
        {assigned.isError ? (
          <div className="p-5">
            <ProblemNotice problem={assigned.error} />
          </div>
        ) : assigned.data ? (
          <RolesForm subject={subject} roles={roles} assigned={assigned.data} onClose={onClose} />
        ) : (
          <Skeleton className="m-5 h-32" />
        )}
      </DialogContent>
    </Dialog>
  );
}

interface RolesFormProps extends RolesDialogProps {
  assigned: { role: string; expires_at: string | null }[];
}

function RolesForm({ subject, roles, assigned, onClose }: RolesFormProps) {
  const had = assigned.map(({ role }) => role);
  const [chosen, setChosen] = useState(had);
  const held = levelsOf(useClaims().permissions ?? []);
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: async () => {
      const to = (role: string) => ({ subject: { type: subject.type, id: subject.id }, role });
      for (const role of chosen.filter((one) => !had.includes(one))) {
        await assign(to(role));
      }
      for (const role of had.filter((one) => !chosen.includes(one))) {
        await unassign(to(role));
      }
    },
    onSuccess: () => {
      toast(`The roles of ${subject.name} are changed`);
      onClose();
    },
    onSettled: () => {
      // The list of members has its roles from an event, which may come after this answer.
      for (const later of [1_000, 3_000]) {
        window.setTimeout(() => void queries.invalidateQueries({ queryKey: ['members'] }), later);
      }
      return Promise.all(
        ['assignments', 'members', 'access'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      );
    },
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    saving.mutate();
  }

  const items = roles.map((role) => {
    const expires = assigned.find((one) => one.role === role.name)?.expires_at;
    return {
      value: role.name,
      label: words(role.name),
      detail: expires ? `Until ${day(expires)}` : role.system ? undefined : 'Custom',
      because:
        subject.owner && role.name === 'admin'
          ? 'The owner keeps this role.'
          : had.includes(role.name)
            ? undefined
            : whyNotGiven(role.name, roles, held),
    };
  });
  return (
    <form onSubmit={submit}>
      <div className="flex flex-col gap-4 px-5 pt-3 pb-5">
        <ProblemNotice problem={saving.error} />
        <Checklist label="Roles" items={items} chosen={chosen} onChange={setChosen} />
        {chosen.length === 0 && (
          <p className="text-xs text-ink-faint">Without a role they can sign in here, and do nothing.</p>
        )}
      </div>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={saving.isPending}>
          Save roles
        </Button>
      </DialogFooter>
    </form>
  );
}
