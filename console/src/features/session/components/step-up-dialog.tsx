import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { isProblem } from '@/api/client';
import { useClaims } from '@/api/session';
import { answerIdentity, useIdentityAsked } from '@/api/step-up';
import { stepUp } from '@/features/session/api/session-calls';
import { textOf } from '@/lib/form';
import { Button } from '@/ui/button';
import { Dialog, DialogContent, DialogFooter } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { ProblemNotice } from '@/ui/problem';

/** Opens by itself when a request needs a fresh proof of identity; the request then goes on. */
export function StepUpDialog() {
  const asked = useIdentityAsked();
  const claims = useClaims();
  const confirming = useMutation({ mutationFn: stepUp, onSuccess: () => answerIdentity(true) });
  const wrong = isProblem(confirming.error, 'invalid_credentials');

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    confirming.mutate(textOf(new FormData(event.currentTarget), 'password'));
  }

  function close() {
    confirming.reset();
    answerIdentity(false);
  }

  return (
    <Dialog open={asked} onOpenChange={(open) => !open && close()}>
      <DialogContent
        title="Confirm that it is you"
        description="You logged in a while ago, and this is worth a second look."
        className="max-w-md"
      >
        <form onSubmit={submit} aria-label="Confirm that it is you">
          <div className="flex flex-col gap-4 px-5 pt-3 pb-5">
            {!wrong && <ProblemNotice problem={confirming.error} />}
            {/* For password managers, which look for whose password it is. */}
            <input type="text" autoComplete="username" value={claims.email} readOnly hidden />
            <Field
              label={`Password of ${claims.email}`}
              name="password"
              type="password"
              autoComplete="current-password"
              required
              error={wrong ? 'That is not your password.' : undefined}
            />
          </div>
          <DialogFooter>
            <Button onClick={close}>Not now</Button>
            <Button type="submit" variant="primary" busy={confirming.isPending}>
              Confirm
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
