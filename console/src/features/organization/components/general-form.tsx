import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import type { OrganizationRecord } from '@/api/access-types';
import { isProblem } from '@/api/client';
import { faultOf } from '@/api/problem-words';
import { refresh } from '@/api/refresh';
import { changeOrganization, organizationsQuery } from '@/features/organization/api/organization-calls';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { ProblemNotice } from '@/ui/problem';
import { StaleNotice } from '@/ui/stale-notice';
import { toast } from '@/ui/toast';

interface GeneralFormProps {
  organization: OrganizationRecord;
  because: string | undefined;
}

/** What the organisation is called, in words and in addresses. */
export function GeneralForm({ organization, because }: GeneralFormProps) {
  const [name, setName] = useState(organization.name);
  const [slug, setSlug] = useState(organization.slug);
  const queries = useQueryClient();
  const renamed = slug !== organization.slug;
  const saving = useMutation({
    mutationFn: () => changeOrganization(organization, { name: name.trim(), ...(renamed ? { slug } : {}) }),
    onSuccess: async () => {
      toast('Saved');
      // Name and short name stand in the token, and the token is what every page asks with.
      await refresh().catch(() => false);
      await queries.invalidateQueries({ queryKey: organizationsQuery.queryKey });
      await queries.invalidateQueries({ queryKey: ['organization'] });
    },
  });
  const reloading = useMutation({
    mutationFn: () => queries.refetchQueries({ queryKey: ['organization'] }, { throwOnError: true }),
    onSuccess: () => saving.reset(),
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    saving.mutate();
  }

  const taken = isProblem(saving.error, 'slug_taken') ? 'Another organisation has this short name.' : undefined;
  return (
    <form onSubmit={submit} aria-label="Name" className="flex max-w-md flex-col gap-4">
      {isProblem(saving.error, 'stale_version') ? (
        <StaleNotice problem={saving.error} busy={reloading.isPending} onReload={() => reloading.mutate()} />
      ) : (
        !taken && <ProblemNotice problem={saving.error} fields={['name', 'slug']} />
      )}
      <Field
        label="Name"
        required
        maxLength={100}
        disabled={because !== undefined}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={faultOf(saving.error, 'name')}
      />
      <Field
        label="Short name"
        required
        minLength={3}
        maxLength={40}
        spellCheck={false}
        autoCapitalize="none"
        disabled={because !== undefined}
        value={slug}
        onChange={(event) => setSlug(event.target.value)}
        error={faultOf(saving.error, 'slug') ?? taken}
        hint={
          renamed
            ? `“${organization.slug}” leads here for 30 days more; then anybody can take it. Update what calls the API by it.`
            : 'Names your organisation in addresses and the API.'
        }
      />
      <Save because={because} busy={saving.isPending} changed={renamed || name.trim() !== organization.name} />
    </form>
  );
}

export function Save({ because, busy, changed }: { because: string | undefined; busy: boolean; changed: boolean }) {
  return because === undefined ? (
    <Button type="submit" variant="primary" className="self-start" busy={busy} disabled={!changed}>
      Save
    </Button>
  ) : (
    <p className="text-xs text-ink-faint">{because}</p>
  );
}
