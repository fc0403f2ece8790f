import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import type { Role, SubjectType } from '@/api/access-types';
import { useClaims } from '@/api/session';
import { assign } from '@/features/assignment/api/assignment-calls';
import { endOf, ExpiryField, FOR_GOOD } from '@/features/assignment/components/expiry-field';
import { words } from '@/lib/format';
import { levelsOf, whyNotGiven } from '@/lib/permissions';
import { Button } from '@/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/ui/dialog';
import { ProblemNotice } from '@/ui/problem';
import { Select } from '@/ui/select';
import { toast } from '@/ui/toast';

interface Subject {
  type: SubjectType;
  id: string | undefined;
}

interface AssignDialogProps {
  roles: readonly Role[];
  /** Where it is known already whom it is for. */
  subject?: { type: SubjectType; id: string; name: string };
  picker: (subject: Subject, onChange: (id: string) => void) => ReactNode;
  onClose: () => void;
}

/** Gives a role to a person or a team, for good or for a while. */
export function AssignDialog({ roles, subject: fixed, picker, onClose }: AssignDialogProps) {
  const [subject, setSubject] = useState<Subject>(fixed ?? { type: 'user', id: undefined });
  const [role, setRole] = useState('');
  const [expiry, setExpiry] = useState(FOR_GOOD);
  const held = levelsOf(useClaims().permissions ?? []);
  const queries = useQueryClient();
  const end = endOf(expiry);
  const why = role === '' ? undefined : whyNotGiven(role, roles, held);
  const assigning = useMutation({
    mutationFn: (id: string) => assign({ subject: { type: subject.type, id }, role, expires_at: end ?? null }),
    onSuccess: () => {
      toast(`${words(role)} is given`);
      onClose();
    },
    onSettled: () =>
      Promise.all(['assignments', 'members', 'access'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (subject.id !== undefined) {
      assigning.mutate(subject.id);
    }
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={fixed ? `Give ${fixed.name} a role` : 'Give a role'}
        description="It adds to what they may do already, within a second."
        className="max-w-md"
      >
        <form onSubmit={submit} aria-label="Give a role">
          <div className="flex flex-col gap-4 px-5 pt-3 pb-5">
            <ProblemNotice problem={assigning.error} />
            {!fixed && (
              <div className="flex flex-col gap-1.5">
                <span className="text-sm font-medium">To whom</span>
                <div className="grid grid-cols-[7rem_1fr] gap-2">
                  <Select
                    label="Kind"
                    value={subject.type}
                    onChange={(type) => setSubject({ type: type as SubjectType, id: undefined })}
                    choices={[
                      { value: 'user', label: 'A person' },
                      { value: 'team', label: 'A team' },
                    ]}
                    className="h-9"
                  />
                  {picker(subject, (id) => setSubject({ ...subject, id }))}
                </div>
              </div>
            )}
            <div className="flex flex-col gap-1.5">
              <span className="text-sm font-medium">Role</span>
              <Select
                label="Role"
                value={role}
                onChange={setRole}
                choices={roles.map(({ name }) => ({ value: name, label: words(name) }))}
                placeholder="Choose a role"
                className="h-9 px-3"
              />
              {why && <p className="text-xs text-danger">{why}</p>}
            </div>
            <ExpiryField expiry={expiry} onChange={setExpiry} />
          </div>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button
              type="submit"
              variant="primary"
              busy={assigning.isPending}
              disabled={subject.id === undefined || role === '' || end === undefined || why !== undefined}
            >
              Give the role
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
