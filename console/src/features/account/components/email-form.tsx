import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, type SubmitEvent } from 'react';
import { isProblem } from '@/api/client';
import { faultOf } from '@/api/problem-words';
import type { Me } from '@/api/types';
import { changeEmail } from '@/features/account/api/account-calls';
import { textOf } from '@/lib/form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { MailSent } from '@/ui/mail-sent';
import { ProblemNotice } from '@/ui/problem';
import { StaleNotice } from '@/ui/stale-notice';

interface EmailFormProps {
  me: Me;
  /** Under which the person is kept. */
  queryKey: readonly unknown[];
}

/** The address that one logs in with; another one counts once it is proved. */
export function EmailForm({ me, queryKey }: EmailFormProps) {
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const changing = useMutation({
    mutationFn: (email: string) => changeEmail(me, email),
    onSuccess: (changed) => {
      form.current?.reset();
      queries.setQueryData(queryKey, changed);
    },
  });
  const reloading = useMutation({
    mutationFn: () => queries.refetchQueries({ queryKey }, { throwOnError: true }),
    onSuccess: () => changing.reset(),
  });

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    changing.mutate(textOf(new FormData(event.currentTarget), 'email').trim());
  }

  return (
    <form ref={form} onSubmit={submit} aria-label="Change your e-mail" className="flex max-w-md flex-col gap-4">
      {isProblem(changing.error, 'stale_version') ? (
        <StaleNotice problem={changing.error} busy={reloading.isPending} onReload={() => reloading.mutate()} />
      ) : (
        <ProblemNotice problem={changing.error} fields={['email']} />
      )}
      <p className="text-sm">
        <span className="font-medium">{me.email}</span>
        {me.email_verified && <span className="text-ink-faint"> · verified</span>}
      </p>
      {me.pending_email && (
        <MailSent>
          Follow the link that we sent to <strong>{me.pending_email}</strong>. Until then your address stays as it is.
        </MailSent>
      )}
      <Field
        label="New e-mail"
        name="email"
        type="email"
        required
        maxLength={254}
        autoComplete="email"
        hint="We send a link there, and tell your present address."
        error={faultOf(changing.error, 'email')}
      />
      <Button type="submit" className="self-start" busy={changing.isPending}>
        Change e-mail
      </Button>
    </form>
  );
}
