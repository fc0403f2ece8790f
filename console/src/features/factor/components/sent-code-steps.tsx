import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { faultOf } from '@/api/problem-words';
import { useClaims } from '@/api/session';
import { beginEmail, beginSms, confirmCode } from '@/features/factor/api/factor-calls';
import { CodeForm } from '@/features/factor/components/code-form';
import type { Steps } from '@/features/factor/components/steps';
import { wait } from '@/lib/format';
import { textOf } from '@/lib/form';
import { Button } from '@/ui/button';
import { DialogFooter } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { ProblemNotice } from '@/ui/problem';

/** Codes that are sent: where to, then a first one shows that it arrives. */
export function SentCodeSteps({ kind, onAdded, onClose }: Steps & { kind: 'email' | 'sms' }) {
  const { email } = useClaims();
  const sending = useMutation({ mutationFn: (phone: string) => (kind === 'sms' ? beginSms(phone) : beginEmail()) });
  const confirming = useMutation({ mutationFn: (code: string) => confirmCode(kind, code), onSuccess: onAdded });

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    sending.mutate(textOf(new FormData(event.currentTarget), 'phone').trim());
  }

  if (sending.data) {
    return (
      <CodeForm
        confirm="Confirm"
        hint={`It works for ${wait(sending.data.expires_in)}.`}
        busy={confirming.isPending}
        problem={confirming.error}
        onCode={(code) => confirming.mutate(code)}
        onClose={onClose}
      >
        <p className="text-sm text-ink-soft">We sent a code to {sending.data.sent_to}. Type it here.</p>
      </CodeForm>
    );
  }
  return (
    <form onSubmit={submit} aria-label="Send a code">
      <div className="flex flex-col gap-4 px-5 pt-2 pb-5">
        <ProblemNotice problem={sending.error} fields={['phone']} />
        {kind === 'sms' ? (
          <Field
            label="Phone number"
            name="phone"
            type="tel"
            required
            autoComplete="tel"
            placeholder="+1 415 555 0123"
            hint="With the code of its country. Codes on a phone are weaker than an app or a passkey."
            error={faultOf(sending.error, 'phone')}
          />
        ) : (
          <p className="text-sm text-ink-soft">
            We send a code to {email} whenever you log in. It is the weakest of the factors: whoever reads your mail has
            it.
          </p>
        )}
      </div>
      <DialogFooter>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={sending.isPending}>
          Send a code
        </Button>
      </DialogFooter>
    </form>
  );
}
