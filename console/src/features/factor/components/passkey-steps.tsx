import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { faultOf } from '@/api/problem-words';
import { addPasskey } from '@/features/factor/api/factor-calls';
import type { Steps } from '@/features/factor/components/steps';
import { textOf } from '@/lib/form';
import { knowsPasskeys, passkeyFailure } from '@/lib/webauthn';
import { Button } from '@/ui/button';
import { DialogFooter } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { Notice } from '@/ui/notice';
import { ProblemNotice } from '@/ui/problem';

/** A name to know it by; the browser and the device ask for the rest. */
export function PasskeySteps({ onAdded, onClose }: Steps) {
  const adding = useMutation({ mutationFn: addPasskey, onSuccess: onAdded });
  const failure = passkeyFailure(adding.error);
  const able = knowsPasskeys();

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    adding.mutate(textOf(new FormData(event.currentTarget), 'name').trim());
  }

  return (
    <form onSubmit={submit} aria-label="Add a passkey">
      <div className="flex flex-col gap-4 px-5 pt-2 pb-5">
        <p className="text-sm text-ink-soft">
          This device, your phone or a security key proves that it is you, by your finger, face or PIN. You can then log
          in with it alone.
        </p>
        {!able && <Notice tone="bad" title="This browser knows no passkeys" />}
        {failure ? <Notice tone="bad" title={failure} /> : <ProblemNotice problem={adding.error} fields={['name']} />}
        <Field
          label="Name"
          name="name"
          required
          maxLength={100}
          placeholder="Work laptop"
          autoComplete="off"
          hint="So that you know it again in the list."
          error={faultOf(adding.error, 'name')}
        />
      </div>
      <DialogFooter>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={adding.isPending} disabled={!able}>
          Continue
        </Button>
      </DialogFooter>
    </form>
  );
}
