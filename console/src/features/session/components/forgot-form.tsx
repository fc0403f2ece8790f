import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { faultOf } from '@/api/problem-words';
import { forgotPassword } from '@/features/session/api/session-calls';
import { textOf } from '@/lib/form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { ProblemNotice } from '@/ui/problem';

export function ForgotForm({ onSent }: { onSent: (email: string) => void }) {
  const sending = useMutation({ mutationFn: forgotPassword, onSuccess: (_, email) => onSent(email) });

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    sending.mutate(textOf(new FormData(event.currentTarget), 'email').trim());
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4" aria-label="Reset your password">
      <ProblemNotice problem={sending.error} fields={['email']} />
      <Field
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        error={faultOf(sending.error, 'email')}
      />
      <Button type="submit" variant="primary" size="lg" busy={sending.isPending} className="mt-1">
        Send the link
      </Button>
    </form>
  );
}
