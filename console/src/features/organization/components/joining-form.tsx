import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import type { OrganizationRecord } from '@/api/access-types';
import { faultOf } from '@/api/problem-words';
import { changeOrganization } from '@/features/organization/api/organization-calls';
import { Save } from '@/features/organization/components/general-form';
import { tagsOf, words } from '@/lib/format';
import { Field } from '@/ui/field';
import { ProblemNotice } from '@/ui/problem';
import { Select } from '@/ui/select';
import { toast } from '@/ui/toast';

interface JoiningFormProps {
  organization: OrganizationRecord;
  /** Names of the roles that there are. */
  roles: readonly string[];
  because: string | undefined;
}

/** Who can be invited, and as what. */
export function JoiningForm({ organization, roles, because }: JoiningFormProps) {
  const { settings } = organization;
  const [role, setRole] = useState(settings.default_role);
  const [domains, setDomains] = useState(settings.invite_domains.join(', '));
  const queries = useQueryClient();
  const wanted = tagsOf(domains.replaceAll('@', '').toLowerCase());
  const changed = role !== settings.default_role || wanted.join() !== settings.invite_domains.join();
  const saving = useMutation({
    mutationFn: () => changeOrganization(organization, { settings: { default_role: role, invite_domains: wanted } }),
    onSuccess: () => toast('Saved'),
    onSettled: () => queries.invalidateQueries({ queryKey: ['organization'] }),
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    saving.mutate();
  }

  const disabled = because !== undefined;
  return (
    <form onSubmit={submit} aria-label="Joining" className="flex max-w-md flex-col gap-4">
      <ProblemNotice problem={saving.error} fields={['settings']} />
      <div className="flex flex-col gap-1.5">
        <span className="text-sm font-medium">Role of an invitation that names none</span>
        <Select
          label="Role of an invitation that names none"
          disabled={disabled}
          value={role}
          onChange={setRole}
          choices={[...new Set([settings.default_role, ...roles])].map((name) => ({
            value: name,
            label: words(name),
          }))}
          className="h-9 px-3"
        />
        {faultOf(saving.error, 'settings.default_role') && (
          <p className="text-xs text-danger">{faultOf(saving.error, 'settings.default_role')}</p>
        )}
      </div>
      <Field
        label="Invite only to these domains"
        optional
        placeholder="acme.com, acme.co.uk"
        spellCheck={false}
        disabled={disabled}
        value={domains}
        onChange={(event) => setDomains(event.target.value)}
        error={faultOf(saving.error, 'settings.invite_domains')}
        hint="Left empty, any address can be invited."
      />
      <Save because={because} busy={saving.isPending} changed={changed} />
    </form>
  );
}
