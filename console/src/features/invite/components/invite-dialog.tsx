import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { type SubmitEvent, useId, useState } from 'react';
import { ApiProblem } from '@/api/problem';
import { wordsFor } from '@/api/problem-words';
import { invite } from '@/features/invite/api/invite-calls';
import { emailsOf } from '@/lib/e-mails';
import { Button } from '@/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/ui/dialog';
import { inputStyle } from '@/ui/input';
import { Notice } from '@/ui/notice';
import { type Pick, PickMany } from '@/ui/pick-many';
import { toast } from '@/ui/toast';

interface InviteDialogProps {
  slug: string;
  roles: readonly Pick[];
  teams: readonly Pick[];
  /** Seats that are free; undefined where that is not known. */
  free: number | undefined;
  onClose: () => void;
}

interface Outcome {
  email: string;
  problem: unknown;
}

/** Several people in one step, each with the same roles and teams. */
export function InviteDialog({ slug, roles, teams, free, onClose }: InviteDialogProps) {
  const [text, setText] = useState('');
  const [chosenRoles, setRoles] = useState(roles.some(({ value }) => value === 'member') ? ['member'] : []);
  const [chosenTeams, setTeams] = useState<string[]>([]);
  const [refused, setRefused] = useState<Outcome[]>([]);
  const [sent, setSent] = useState<string[]>([]);
  const field = useId();
  const { good, bad } = emailsOf(text);
  const queries = useQueryClient();
  const inviting = useMutation({
    mutationFn: async () => {
      const outcomes: Outcome[] = [];
      for (const email of good) {
        const body = { email, roles: chosenRoles, teams: chosenTeams };
        const problem = await invite(slug, body, crypto.randomUUID()).then(
          () => undefined,
          (failure: unknown) => failure,
        );
        outcomes.push({ email, problem });
        // Whatever stops one for a reason of its own stops no other; a refusal of identity stops all.
        if (problem instanceof ApiProblem && (problem.status === 401 || problem.status === 403)) {
          break;
        }
      }
      return outcomes;
    },
    onSuccess: (outcomes) => {
      const failed = outcomes.filter(({ problem }) => problem !== undefined);
      const done = outcomes.filter(({ problem }) => problem === undefined).map(({ email }) => email);
      void queries.invalidateQueries({ queryKey: ['invites'] });
      void queries.invalidateQueries({ queryKey: ['organization'] });
      setSent(done);
      setRefused(failed);
      setText(good.filter((email) => !done.includes(email)).join('\n'));
      if (failed.length === 0) {
        toast(done.length === 1 ? `${done[0] ?? ''} is invited` : `${done.length} people are invited`);
        onClose();
      }
    },
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    inviting.mutate();
  }

  const tooMany = free !== undefined && good.length > free;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Invite people"
        description="Each gets a link by mail that works once, for seven days, and for that address alone."
      >
        <form onSubmit={submit} aria-label="Invite people">
          <div className="flex flex-col gap-4 px-5 pt-3 pb-5">
            {refused.length > 0 && <Refusals sent={sent} refused={refused} />}
            <div className="flex flex-col gap-1.5">
              <label htmlFor={field} className="text-sm font-medium">
                E-mail addresses
              </label>
              <textarea
                id={field}
                rows={3}
                required
                value={text}
                onChange={(event) => setText(event.target.value)}
                placeholder="maria@company.com, daniel@company.com"
                aria-invalid={bad.length > 0 || undefined}
                aria-describedby={`${field}-note`}
                className={`${inputStyle} resize-y px-3 py-2`}
              />
              <p id={`${field}-note`} className={`text-xs ${bad.length > 0 ? 'text-danger' : 'text-ink-faint'}`}>
                {bad.length > 0
                  ? `Not an address: ${bad.slice(0, 3).join(', ')}${bad.length > 3 ? ' …' : ''}`
                  : 'Separate several by commas or lines.'}
              </p>
            </div>
            <div className="grid gap-4 sm:grid-cols-2">
              <Labelled label="Roles">
                <PickMany
                  label="Roles"
                  picks={roles}
                  chosen={chosenRoles}
                  onChange={setRoles}
                  placeholder="The default role"
                  none="Your role shows you no roles."
                />
              </Labelled>
              <Labelled label="Teams">
                <PickMany
                  label="Teams"
                  picks={teams}
                  chosen={chosenTeams}
                  onChange={setTeams}
                  placeholder="No team"
                  none="There are no teams yet."
                />
              </Labelled>
            </div>
            {tooMany && (
              <Notice tone="wait" title={free === 0 ? 'No seat is free' : `Only ${free} of ${good.length} fit`}>
                Whoever comes when no seat is free cannot join. Remove or suspend a member, or choose a larger plan.
              </Notice>
            )}
          </div>
          <DialogFooter>
            <DialogClose asChild>
              <Button>{sent.length > 0 ? 'Done' : 'Cancel'}</Button>
            </DialogClose>
            <Button
              type="submit"
              variant="primary"
              busy={inviting.isPending}
              disabled={good.length === 0 || bad.length > 0}
            >
              {good.length > 1 ? `Send ${good.length} invitations` : 'Send invitation'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <span className="text-sm font-medium">{label}</span>
      {children}
    </div>
  );
}

function Refusals({ sent, refused }: { sent: string[]; refused: Outcome[] }) {
  return (
    <ul role="alert" className="space-y-1.5 rounded-xl border border-danger-line bg-danger-soft p-3 text-sm">
      {sent.length > 0 && (
        <li className="flex gap-2 text-accent">
          <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0" />
          Sent to {sent.join(', ')}.
        </li>
      )}
      {refused.map(({ email, problem }) => {
        const { title, detail } = wordsFor(problem);
        return (
          <li key={email} className="flex gap-2 text-danger">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span>
              <strong className="font-medium">{email}</strong>: {title}. <span className="text-ink-soft">{detail}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
