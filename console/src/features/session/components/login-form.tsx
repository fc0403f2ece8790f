import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { Link } from 'react-router';
import { faultOf } from '@/api/problem-words';
import { type Credentials, logIn } from '@/features/session/api/session-calls';
import { textOf } from '@/lib/form';
import { paths } from '@/lib/path-builder';
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
      <Link
        to={paths.forgotPassword()}
        className="-mt-1.5 self-end text-sm text-accent underline-offset-4 hover:underline"
      >
        Forgot your password?
      </Link>
      <Button type="submit" variant="primary" size="lg" busy={loggingIn.isPending}>
        Log in
      </Button>
    </form>
  );
}
