import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import type { Policy } from '@/api/access-types';
import { faultOf } from '@/api/problem-words';
import {
  changePolicy,
  createPolicy,
  forgetPolicies,
  type PolicyDraft,
  previewPolicy,
} from '@/features/policy/api/policy-calls';
import { ConditionField } from '@/features/policy/components/condition-field';
import { EffectChoice } from '@/features/policy/components/effect-choice';
import { conditionFaults } from '@/features/policy/components/policy-faults';
import { PolicyPermissions } from '@/features/policy/components/policy-permissions';
import type { VocabularyResource } from '@/features/policy/components/vocabulary';
import type { CataloguePermission } from '@/lib/catalogue';
import { grantOf } from '@/lib/permissions';
import { useIdempotencyKey } from '@/lib/use-idempotency-key';
import { AccessChanges } from '@/ui/access-changes';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { ProblemNotice } from '@/ui/problem';
import { ReasonedButton } from '@/ui/reasoned-button';
import { Switch } from '@/ui/switch';

interface PolicyFormProps {
  policy: Policy | undefined;
  start: PolicyDraft;
  catalogue: readonly CataloguePermission[];
  vocabulary: readonly VocabularyResource[];
  names: ReadonlyMap<string, string>;
  because: string | undefined;
  onSaved: (policy: Policy) => void;
}

const FIELDS = ['name', 'description', 'effect', 'permissions', 'condition', 'policy.condition'] as const;

export function PolicyForm({ policy, start, catalogue, vocabulary, names, because, onSaved }: PolicyFormProps) {
  const [draft, setDraft] = useState(start);
  const queries = useQueryClient();
  const { keyFor } = useIdempotencyKey();
  const body = { ...draft, name: draft.name.trim(), description: draft.description.trim() };
  const previewing = useMutation({ mutationFn: () => previewPolicy(policy?.id, body) });
  const saving = useMutation({
    mutationFn: () => (policy ? changePolicy(policy, body) : createPolicy(body, keyFor(body))),
    onSuccess: (saved) => {
      void forgetPolicies(queries);
      onSaved(saved);
    },
  });
  const problem = saving.error ?? previewing.error;
  const readable = readableIn(draft.permissions, vocabulary);
  const ready = body.name !== '' && draft.permissions.length > 0 && draft.condition.trim() !== '';

  function change(part: Partial<PolicyDraft>) {
    setDraft({ ...draft, ...part });
    saving.reset();
    previewing.reset();
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    saving.mutate();
  }

  return (
    <form onSubmit={submit} aria-label={policy ? `Edit ${policy.name}` : 'New policy'} className="space-y-6">
      <ProblemNotice problem={problem} fields={FIELDS} />
      <div className="grid gap-4 md:grid-cols-[1fr_auto] md:items-end">
        <Field
          label="Name"
          required
          maxLength={100}
          disabled={because !== undefined}
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
          error={faultOf(problem, 'name')}
        />
        <div className="flex h-9 items-center gap-2.5 text-sm">
          <Switch
            label="Applies"
            checked={draft.enabled}
            disabled={because !== undefined}
            onChange={(enabled) => change({ enabled })}
          />
          <span aria-hidden>{draft.enabled ? 'Applies' : 'Rests'}</span>
        </div>
        <Field
          label="Description"
          optional
          maxLength={500}
          disabled={because !== undefined}
          fieldClassName="md:col-span-2"
          value={draft.description}
          onChange={(event) => change({ description: event.target.value })}
          error={faultOf(problem, 'description')}
        />
      </div>
      <EffectChoice
        effect={draft.effect}
        disabled={because !== undefined}
        onChange={(effect) => change({ effect, permissions: draft.permissions.filter((one) => one !== '*') })}
      />
      <ConditionField
        value={draft.condition}
        onChange={(condition) => change({ condition })}
        faults={conditionFaults(problem)}
        readOnly={because !== undefined}
        resources={readable}
      />
      <PolicyPermissions
        effect={draft.effect}
        permissions={draft.permissions}
        catalogue={catalogue}
        fault={faultOf(problem, 'permissions')}
        onChange={because === undefined ? (permissions) => change({ permissions }) : undefined}
      />
      {previewing.data && (
        <section aria-label="Preview">
          <h3 className="mb-1.5 text-sm font-medium">Who would gain and lose what</h3>
          <AccessChanges
            changes={previewing.data.items}
            more={previewing.data.next_cursor != null}
            names={names}
            none="Nobody would, as things stand. What depends on the record or on the request is decided at each request."
          />
        </section>
      )}
      {because === undefined && (
        <div className="sticky bottom-4 z-10 flex items-center justify-end gap-3 rounded-2xl border border-line bg-raised px-4 py-3 shadow-pop">
          <ReasonedButton
            because={ready ? undefined : 'Give it a name, a permission and a condition first.'}
            busy={previewing.isPending}
            onClick={() => previewing.mutate()}
          >
            Preview
          </ReasonedButton>
          <Button type="submit" variant="primary" busy={saving.isPending} disabled={!ready}>
            {policy ? 'Save policy' : 'Create policy'}
          </Button>
        </div>
      )}
    </form>
  );
}

/** A condition about everything, or about one field, knows no record. */
function readableIn(permissions: readonly string[], vocabulary: readonly VocabularyResource[]): VocabularyResource[] {
  const grants = permissions.map(grantOf);
  const about = new Set(grants.map(({ resource }) => resource));
  return grants.some(({ field }) => field !== undefined) ? [] : vocabulary.filter(({ name }) => about.has(name));
}
