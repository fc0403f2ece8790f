import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { faultOf } from '@/api/problem-words';
import { resetPassword } from '@/features/session/api/session-calls';
import { textOf } from '@/lib/form';
import { Button } from '@/ui/button';
import { NewPasswordField } from '@/ui/new-password-field';
import { ProblemNotice } from '@/ui/problem';

interface ResetFormProps {
  token: string;
  onDone: () => void;
  onProblem: (problem: unknown) => void;
}

export function ResetForm({ token, onDone, onProblem }: ResetFormProps) {
  const resetting = useMutation({
    mutationFn: (password: string) => resetPassword({ token, password }),
    onSuccess: onDone,
    onError: onProblem,
  });

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    resetting.mutate(textOf(new FormData(event.currentTarget), 'password'));
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4" aria-label="Choose a new password">
      <ProblemNotice problem={resetting.error} fields={['password']} />
      <NewPasswordField
        least={8}
        hint="At least 15 characters, or 8 where you sign in with a second factor; a few words do well."
        error={faultOf(resetting.error, 'password')}
      />
      <Button type="submit" variant="primary" size="lg" busy={resetting.isPending} className="mt-1">
        Set the new password
      </Button>
    </form>
  );
}
