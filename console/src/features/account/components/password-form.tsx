import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, type SubmitEvent } from 'react';
import { isProblem } from '@/api/client';
import { faultOf } from '@/api/problem-words';
import { changePassword, sessionsQuery } from '@/features/account/api/account-calls';
import { textOf } from '@/lib/form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { NewPasswordField } from '@/ui/new-password-field';
import { ProblemNotice } from '@/ui/problem';
import { toast } from '@/ui/toast';

/** @param least how many characters the new one must have */
export function PasswordForm({ email, least }: { email: string; least: number }) {
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const changing = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      form.current?.reset();
      toast('Your password is changed', { detail: 'All your other sessions were ended.' });
      void queries.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  const wrong = isProblem(changing.error, 'invalid_credentials');

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    changing.mutate({ current_password: textOf(typed, 'current_password'), password: textOf(typed, 'password') });
  }

  return (
    <form ref={form} onSubmit={submit} aria-label="Change your password" className="flex max-w-md flex-col gap-4">
      {!wrong && <ProblemNotice problem={changing.error} fields={['password', 'current_password']} />}
      {/* For password managers, which look for whose password it is. */}
      <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
      <Field
        label="Present password"
        name="current_password"
        type="password"
        autoComplete="current-password"
        required
        error={wrong ? 'That is not your password.' : faultOf(changing.error, 'current_password')}
      />
      <NewPasswordField least={least} error={faultOf(changing.error, 'password')} />
      <Button type="submit" variant="primary" className="self-start" busy={changing.isPending}>
        Change password
      </Button>
    </form>
  );
}
