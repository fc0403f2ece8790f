import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { faultOf } from '@/api/problem-words';
import { type Credentials, logIn } from '@/features/session/api/session-calls';
import { textOf } from '@/lib/form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { ProblemNotice } from '@/ui/problem';

const FIELDS = ['email', 'password'] as const;

export function LoginForm({ onDone }: { onDone: () => void }) {
  const loggingIn = useMutation({
    mutationFn: (credentials: Credentials) => logIn(credentials),
    onSuccess: onDone,
  });

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    loggingIn.mutate({ email: textOf(form, 'email').trim(), password: textOf(form, 'password') });
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4" aria-label="Log in">
      <ProblemNotice problem={loggingIn.error} fields={FIELDS} />
      <Field
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        error={faultOf(loggingIn.error, 'email')}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        error={faultOf(loggingIn.error, 'password')}
      />
      <Button type="submit" variant="primary" size="lg" busy={loggingIn.isPending} className="mt-1">
        Log in
      </Button>
    </form>
  );
}
