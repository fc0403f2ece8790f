import type { SubmitEvent } from 'react';
import { Link } from 'react-router';
import { faultOf } from '@/api/problem-words';
import type { Credentials } from '@/features/session/api/session-calls';
import { textOf } from '@/lib/form';
import { paths } from '@/lib/path-builder';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { ProblemNotice } from '@/ui/problem';

const FIELDS = ['email', 'password'] as const;

interface LoginFormProps {
  problem: unknown;
  busy: boolean;
  onCredentials: (credentials: Credentials) => void;
}

/** The first step: who, and the password. */
export function LoginForm({ problem, busy, onCredentials }: LoginFormProps) {
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onCredentials({ email: textOf(form, 'email').trim(), password: textOf(form, 'password') });
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4" aria-label="Log in">
      <ProblemNotice problem={problem} fields={FIELDS} />
      <Field
        label="E-mail"
        name="email"
        type="email"
        // "webauthn": browsers that can offer passkeys here, too.
        autoComplete="username webauthn"
        required
        error={faultOf(problem, 'email')}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        error={faultOf(problem, 'password')}
      />
      <Link
        to={paths.forgotPassword()}
        className="-mt-1.5 self-end text-sm text-accent underline-offset-4 hover:underline"
      >
        Forgot your password?
      </Link>
      <Button type="submit" variant="primary" size="lg" busy={busy}>
        Log in
      </Button>
    </form>
  );
}
