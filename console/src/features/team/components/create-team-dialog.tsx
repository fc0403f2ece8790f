import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import type { Team } from '@/api/access-types';
import { faultOf } from '@/api/problem-words';
import { createTeam, type TeamChange } from '@/features/team/api/team-calls';
import { useIdempotencyKey } from '@/lib/use-idempotency-key';
import { Button } from '@/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { ProblemNotice } from '@/ui/problem';

interface CreateTeamDialogProps {
  slug: string;
  /** The picker of its lead, who is somebody of another feature. */
  leadPicker: (leadId: string | undefined, onChange: (leadId: string | undefined) => void) => ReactNode;
  onClose: () => void;
  onCreated: (team: Team) => void;
}

export function CreateTeamDialog({ slug, leadPicker, onClose, onCreated }: CreateTeamDialogProps) {
  const [name, setName] = useState('');
  const [leadId, setLeadId] = useState<string>();
  const queries = useQueryClient();
  const { keyFor } = useIdempotencyKey();
  const creating = useMutation({
    mutationFn: (body: TeamChange) => createTeam(slug, body, keyFor(body)),
    onSuccess: (team) => {
      void queries.invalidateQueries({ queryKey: ['teams'] });
      onCreated(team);
    },
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    creating.mutate({ name: name.trim(), ...(leadId ? { lead_id: leadId } : {}) });
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title="New team" description="People who share records and roles." className="max-w-md">
        <form onSubmit={submit} aria-label="New team">
          <div className="flex flex-col gap-4 px-5 pt-3 pb-5">
            <ProblemNotice problem={creating.error} fields={['name', 'lead_id']} />
            <Field
              label="Name"
              required
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
              error={faultOf(creating.error, 'name')}
            />
            <div className="flex flex-col gap-1.5">
              <span className="flex justify-between text-sm font-medium">
                Lead <span className="text-xs font-normal text-ink-faint">Optional</span>
              </span>
              {leadPicker(leadId, setLeadId)}
            </div>
          </div>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" busy={creating.isPending}>
              Create team
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
