import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import type { Dashboard } from '@/api/analytics-types';
import { faultOf } from '@/api/problem-words';
import { createDashboard } from '@/features/dashboard/api/dashboard-calls';
import { useIdempotencyKey } from '@/lib/use-idempotency-key';
import { Button } from '@/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { ProblemNotice } from '@/ui/problem';

const FIELDS = ['name', 'description'] as const;

interface CreateDashboardDialogProps {
  onClose: () => void;
  onCreated: (dashboard: Dashboard) => void;
}

export function CreateDashboardDialog({ onClose, onCreated }: CreateDashboardDialogProps) {
  const [draft, setDraft] = useState({ name: '', description: '' });
  const { keyFor } = useIdempotencyKey();
  const body = { name: draft.name.trim(), description: draft.description.trim() };
  const creating = useMutation({ mutationFn: () => createDashboard(body, keyFor(body)), onSuccess: onCreated });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    creating.mutate();
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title="New dashboard" description="Yours alone, until you share it.">
        <form onSubmit={submit} aria-label="New dashboard">
          <div className="grid gap-4 px-5 pt-3 pb-5">
            <ProblemNotice problem={creating.error} fields={FIELDS} />
            <Field
              label="Name"
              required
              maxLength={120}
              value={draft.name}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
              error={faultOf(creating.error, 'name')}
            />
            <Field
              label="Description"
              optional
              maxLength={1000}
              value={draft.description}
              onChange={(event) => setDraft({ ...draft, description: event.target.value })}
              error={faultOf(creating.error, 'description')}
            />
          </div>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" busy={creating.isPending} disabled={body.name === ''}>
              Create dashboard
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
