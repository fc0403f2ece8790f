import { useMutation, useQuery } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { isProblem } from '@/api/client';
import { useClaims } from '@/api/session';
import { answerIdentity, useIdentityAsked } from '@/api/step-up';
import { challengeStepUp, stepUp, stepUpMethodsQuery } from '@/features/session/api/session-calls';
import { FactorProof } from '@/features/session/components/factor-proof';
import { textOf } from '@/lib/form';
import { Button } from '@/ui/button';
import { Dialog, DialogContent, DialogFooter } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { ProblemNotice } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';

/** Opens by itself when a request needs a fresh proof of identity; the request then goes on. */
export function StepUpDialog() {
  const asked = useIdentityAsked();
  return (
    <Dialog open={asked} onOpenChange={(open) => !open && answerIdentity(false)}>
      <DialogContent
        title="Confirm that it is you"
        description="You logged in a while ago, and this is worth a second look."
        className="max-w-md"
      >
        <Proof />
      </DialogContent>
    </Dialog>
  );
}

/** By a second factor of who has one, else by the password. */
function Proof() {
  const known = useQuery(stepUpMethodsQuery);
  if (known.isPending) {
    return <Skeleton className="m-5 h-24" />;
  }
  if (known.isError) {
    return (
      <div className="flex flex-col items-start gap-4 p-5">
        <ProblemNotice problem={known.error} />
        <Button onClick={() => void known.refetch()}>Try again</Button>
      </div>
    );
  }
  if (known.data.methods.every((method) => method === 'password')) {
    return <PasswordProof />;
  }
  return (
    <div className="px-5 pt-3 pb-5">
      <FactorProof
        methods={known.data.methods}
        challenge={challengeStepUp}
        prove={(proof) => stepUp(proof).then(() => answerIdentity(true))}
      />
    </div>
  );
}

function PasswordProof() {
  const claims = useClaims();
  const confirming = useMutation({ mutationFn: stepUp, onSuccess: () => answerIdentity(true) });
  const wrong = isProblem(confirming.error, 'invalid_credentials');

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    confirming.mutate({ password: textOf(new FormData(event.currentTarget), 'password') });
  }

  return (
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
          // The dialog opened for this alone.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          error={wrong ? 'That is not your password.' : undefined}
        />
      </div>
      <DialogFooter>
        <Button onClick={() => answerIdentity(false)}>Not now</Button>
        <Button type="submit" variant="primary" busy={confirming.isPending}>
          Confirm
        </Button>
      </DialogFooter>
    </form>
  );
}
