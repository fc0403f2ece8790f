import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import type { OrganizationRecord } from '@/api/access-types';
import { faultOf } from '@/api/problem-words';
import { changeOrganization } from '@/features/organization/api/organization-calls';
import { Save } from '@/features/organization/components/general-form';
import { Field } from '@/ui/field';
import { ProblemNotice } from '@/ui/problem';
import { Select } from '@/ui/select';
import { toast } from '@/ui/toast';

interface RegionalFormProps {
  organization: OrganizationRecord;
  because: string | undefined;
}

const ZONES = Intl.supportedValuesOf('timeZone');
const WEEKS = [
  ['monday', 'Monday'],
  ['saturday', 'Saturday'],
  ['sunday', 'Sunday'],
] as const;
const MONTHS = Array.from({ length: 12 }, (_, at) => ({
  value: String(at + 1),
  label: new Intl.DateTimeFormat(undefined, { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, at, 1))),
}));
const FIELDS = ['time_zone', 'currency', 'week_starts_on', 'fiscal_year_starts_in'] as const;

/** What days, weeks and amounts mean here. */
export function RegionalForm({ organization, because }: RegionalFormProps) {
  const { time_zone, currency, week_starts_on, fiscal_year_starts_in } = organization.settings;
  const [draft, setDraft] = useState({ time_zone, currency, week_starts_on, fiscal_year_starts_in });
  const zones = useId();
  const queries = useQueryClient();
  const changed = FIELDS.some((field) => draft[field] !== organization.settings[field]);
  const saving = useMutation({
    mutationFn: () => changeOrganization(organization, { settings: draft }),
    onSuccess: () => toast('Saved'),
    onSettled: () => queries.invalidateQueries({ queryKey: ['organization'] }),
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    saving.mutate();
  }

  const disabled = because !== undefined;
  return (
    <form onSubmit={submit} aria-label="Region" className="flex max-w-md flex-col gap-4">
      <ProblemNotice problem={saving.error} fields={['settings']} />
      <Field
        label="Time zone"
        required
        list={zones}
        disabled={disabled}
        value={draft.time_zone}
        onChange={(event) => setDraft({ ...draft, time_zone: event.target.value })}
        error={faultOf(saving.error, 'settings.time_zone')}
        hint="Days in figures and reminders begin here at midnight."
      />
      <datalist id={zones}>
        {ZONES.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <div className="grid gap-4 sm:grid-cols-2">
        <Choice label="Week starts on">
          <Select
            label="Week starts on"
            disabled={disabled}
            value={draft.week_starts_on}
            onChange={(value) => setDraft({ ...draft, week_starts_on: value })}
            choices={WEEKS.map(([value, label]) => ({ value, label }))}
            className="h-9 px-3"
          />
        </Choice>
        <Choice label="Financial year starts in">
          <Select
            label="Financial year starts in"
            disabled={disabled}
            value={String(draft.fiscal_year_starts_in)}
            onChange={(value) => setDraft({ ...draft, fiscal_year_starts_in: Number(value) })}
            choices={MONTHS}
            className="h-9 px-3"
          />
        </Choice>
        <Field
          label="Currency"
          required
          pattern="[A-Z]{3}"
          maxLength={3}
          disabled={disabled}
          value={draft.currency}
          onChange={(event) => setDraft({ ...draft, currency: event.target.value.toUpperCase() })}
          error={faultOf(saving.error, 'settings.currency')}
        />
      </div>
      <Save because={because} busy={saving.isPending} changed={changed} />
    </form>
  );
}

function Choice({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <span className="text-sm font-medium">{label}</span>
      {children}
    </div>
  );
}
