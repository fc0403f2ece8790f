import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import type { Team } from '@/api/access-types';
import { addToTeam, removeFromTeam } from '@/features/team/api/team-calls';
import { Button } from '@/ui/button';
import { Checklist } from '@/ui/checklist';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/ui/dialog';
import { ProblemNotice } from '@/ui/problem';
import { toast } from '@/ui/toast';

interface MemberTeamsDialogProps {
  slug: string;
  member: { id: string; name: string; teams: string[] };
  teams: readonly Team[];
  onClose: () => void;
}

/** The teams of one person, ticked. */
export function MemberTeamsDialog({ slug, member, teams, onClose }: MemberTeamsDialogProps) {
  const [chosen, setChosen] = useState(member.teams);
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: async () => {
      for (const team of chosen.filter((one) => !member.teams.includes(one))) {
        await addToTeam(slug, team, member.id);
      }
      for (const team of member.teams.filter((one) => !chosen.includes(one))) {
        await removeFromTeam(slug, team, member.id);
      }
    },
    onSuccess: () => {
      toast(`The teams of ${member.name} are changed`);
      onClose();
    },
    onSettled: () =>
      Promise.all(['teams', 'members', 'access'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    saving.mutate();
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`Teams of ${member.name}`}
        description="Roles of a team, and records that belong to it, reach everybody in it."
      >
        <form onSubmit={submit}>
          <div className="flex flex-col gap-4 px-5 pt-3 pb-5">
            <ProblemNotice problem={saving.error} />
            {teams.length === 0 ? (
              <p className="text-sm text-ink-soft">There are no teams yet. Create one under Teams.</p>
            ) : (
              <Checklist
                label="Teams"
                items={teams.map(({ id, name, lead_id }) => ({
                  value: id,
                  label: name,
                  detail: lead_id === member.id ? 'Leads it' : undefined,
                }))}
                chosen={chosen}
                onChange={setChosen}
              />
            )}
          </div>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" busy={saving.isPending} disabled={teams.length === 0}>
              Save teams
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
