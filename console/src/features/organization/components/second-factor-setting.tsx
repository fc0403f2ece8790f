import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrganizationRecord, SecondFactors } from '@/api/access-types';
import {
  changeOrganization,
  ownFactorsQuery,
  secondFactorsQuery,
} from '@/features/organization/api/organization-calls';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Switch } from '@/ui/switch';
import { toast } from '@/ui/toast';

interface SecondFactorSettingProps {
  organization: OrganizationRecord;
  because: string | undefined;
}

/** Whether everybody needs a second factor; before it is required it says whom that would stop. */
export function SecondFactorSetting({ organization, because }: SecondFactorSettingProps) {
  const [asking, setAsking] = useState(false);
  const { require_mfa: required } = organization.settings;
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: () => changeOrganization(organization, { settings: { require_mfa: !required } }),
    onSuccess: () => {
      toast(required ? 'A second factor is no longer required' : 'Everybody needs a second factor now');
      setAsking(false);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['organization'] }),
  });
  return (
    <div>
      <div className="flex items-start gap-4">
        <Switch
          label="Require a second factor"
          checked={required}
          disabled={because !== undefined}
          onChange={() => setAsking(true)}
        />
        <div className="text-sm">
          <p className="font-medium">Require a second factor</p>
          <p className="mt-0.5 text-ink-soft">
            {required
              ? 'Whoever has none can do nothing here but set one up.'
              : 'A password alone is enough to come in.'}
          </p>
          {because && <p className="mt-1 text-xs text-ink-faint">{because}</p>}
        </div>
      </div>
      <ConfirmDialog
        open={asking}
        onClose={() => {
          saving.reset();
          setAsking(false);
        }}
        title={required ? 'Stop requiring a second factor?' : 'Require a second factor?'}
        confirm={required ? 'Stop requiring it' : 'Require it'}
        tone={required ? 'danger' : 'primary'}
        busy={saving.isPending}
        problem={saving.error}
        onConfirm={() => saving.mutate()}
      >
        {required ? (
          <p>A password alone is enough again. Those who have a second factor keep it.</p>
        ) : (
          <Stopped slug={organization.slug} />
        )}
      </ConfirmDialog>
    </div>
  );
}

/** Whom it would stop, by name as far as a dialog holds them; where auth cannot be asked, what it means all the same. */
function Stopped({ slug }: { slug: string }) {
  const own = useQuery(ownFactorsQuery);
  const { data } = useQuery(secondFactorsQuery(slug));
  return (
    <>
      <p>
        Whoever has no second factor can do nothing here until they set one up: they are asked to at their next step,
        within a second. Integrations are not asked.
      </p>
      {data && <Lacking {...data} />}
      {own.data?.length === 0 && (
        <p className="text-warn">You have none yourself, so you will be asked to set one up at once.</p>
      )}
    </>
  );
}

function Lacking({ members, without, items }: SecondFactors) {
  if (without === 0) {
    return <p>All {members} active members have one: nobody is stopped.</p>;
  }
  const shown = items.slice(0, 5).map((member) => member.full_name ?? member.email ?? 'Somebody without a name');
  return (
    <p className="font-medium">
      {without} of {members} active members {without === 1 ? 'has' : 'have'} none: {shown.join(', ')}
      {without > shown.length && ` and ${without - shown.length} more`}.
    </p>
  );
}
