import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { isProblem } from '@/api/client';
import { faultOf } from '@/api/problem-words';
import type { Me } from '@/api/types';
import { rename } from '@/features/account/api/account-calls';
import { textOf } from '@/lib/form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { ProblemNotice } from '@/ui/problem';
import { StaleNotice } from '@/ui/stale-notice';
import { toast } from '@/ui/toast';

interface ProfileFormProps {
  me: Me;
  /** Under which the person is kept. */
  queryKey: readonly unknown[];
}

export function ProfileForm({ me, queryKey }: ProfileFormProps) {
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: (name: string) => rename(me, name),
    onSuccess: (saved) => {
      queries.setQueryData(queryKey, saved);
      toast('Your name is saved');
    },
  });
  const reloading = useMutation({
    mutationFn: () => queries.refetchQueries({ queryKey }, { throwOnError: true }),
    onSuccess: () => saving.reset(),
  });

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    saving.mutate(textOf(new FormData(event.currentTarget), 'full_name').trim());
  }

  return (
    <form onSubmit={submit} aria-label="Profile" className="flex max-w-md flex-col gap-4">
      {isProblem(saving.error, 'stale_version') ? (
        <StaleNotice problem={saving.error} busy={reloading.isPending} onReload={() => reloading.mutate()} />
      ) : (
        <ProblemNotice problem={saving.error} fields={['full_name']} />
      )}
      <Field
        label="Full name"
        name="full_name"
        key={me.full_name}
        defaultValue={me.full_name}
        autoComplete="name"
        required
        maxLength={200}
        error={faultOf(saving.error, 'full_name')}
      />
      <Button type="submit" variant="primary" className="self-start" busy={saving.isPending}>
        Save name
      </Button>
    </form>
  );
}
