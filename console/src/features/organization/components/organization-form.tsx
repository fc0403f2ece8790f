import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { isProblem } from '@/api/client';
import { faultOf } from '@/api/problem-words';
import type { Organization } from '@/api/types';
import { createOrganization, organizationsQuery, slugOf } from '@/features/organization/api/organization-calls';
import { useIdempotencyKey } from '@/lib/use-idempotency-key';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { ProblemNotice } from '@/ui/problem';

const FIELDS = ['name', 'slug'] as const;

interface OrganizationFormProps {
  /** Makes the new organisation the session's; the form stays busy until it is. */
  onCreated: (organization: Organization) => Promise<void>;
}

export function OrganizationForm({ onCreated }: OrganizationFormProps) {
  const [name, setName] = useState('');
  const [typedSlug, setTypedSlug] = useState<string>();
  const slug = typedSlug ?? slugOf(name);
  const queries = useQueryClient();
  const { keyFor } = useIdempotencyKey();
  const creating = useMutation({
    mutationFn: () => createOrganization(name.trim(), typedSlug, keyFor([name, typedSlug])),
    onSuccess: async (organization) => {
      await queries.invalidateQueries({ queryKey: organizationsQuery.queryKey });
      await onCreated(organization);
    },
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    creating.mutate();
  }

  const taken = isProblem(creating.error, 'slug_taken') ? 'Another organisation has this address.' : undefined;
  return (
    <form onSubmit={submit} className="flex flex-col gap-4" aria-label="Create organisation">
      {!taken && <ProblemNotice problem={creating.error} fields={FIELDS} />}
      <Field
        label="Organisation name"
        required
        maxLength={120}
        autoComplete="organization"
        placeholder="Acme Corp"
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={faultOf(creating.error, 'name')}
      />
      <Field
        label="Short name"
        minLength={3}
        maxLength={40}
        spellCheck={false}
        autoCapitalize="none"
        placeholder="acme-corp"
        hint="Names your organisation in addresses and the API."
        value={slug}
        onChange={(event) => setTypedSlug(event.target.value)}
        error={faultOf(creating.error, 'slug') ?? taken}
      />
      <Button type="submit" variant="primary" size="lg" busy={creating.isPending} className="mt-1">
        Create organisation
      </Button>
    </form>
  );
}
