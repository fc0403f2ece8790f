import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { faultOf } from '@/api/problem-words';
import { register, type Registration } from '@/features/session/api/session-calls';
import { textOf } from '@/lib/form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { NewPasswordField } from '@/ui/new-password-field';
import { ProblemNotice } from '@/ui/problem';

const FIELDS = ['full_name', 'email', 'password'] as const;

export function RegisterForm({ onSent }: { onSent: (email: string) => void }) {
  const sending = useMutation({
    mutationFn: (registration: Registration) => register(registration),
    onSuccess: (_, registration) => onSent(registration.email),
  });

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    sending.mutate({
      full_name: textOf(form, 'full_name').trim(),
      email: textOf(form, 'email').trim(),
      password: textOf(form, 'password'),
    });
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4" aria-label="Create your account">
      <ProblemNotice problem={sending.error} fields={FIELDS} />
      <Field
        label="Full name"
        name="full_name"
        autoComplete="name"
        required
        maxLength={200}
        error={faultOf(sending.error, 'full_name')}
      />
      <Field
        label="Work e-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        placeholder="you@company.com"
        error={faultOf(sending.error, 'email')}
      />
      <NewPasswordField label="Password" error={faultOf(sending.error, 'password')} />
      <Button type="submit" variant="primary" size="lg" busy={sending.isPending} className="mt-1">
        Create account
      </Button>
    </form>
  );
}
