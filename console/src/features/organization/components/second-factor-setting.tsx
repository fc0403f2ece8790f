import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrganizationRecord } from '@/api/access-types';
import { changeOrganization, ownFactorsQuery } from '@/features/organization/api/organization-calls';
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
        {required ? <p>A password alone is enough again. Those who have a second factor keep it.</p> : <Stopped />}
      </ConfirmDialog>
    </div>
  );
}

/** Factors are everybody's own, so that nobody is told here who has none; of oneself one is told. */
function Stopped() {
  const own = useQuery(ownFactorsQuery);
  const none = own.data?.length === 0;
  return (
    <>
      <p>
        Whoever has no second factor can do nothing here until they set one up: they are asked to at their next step,
        within a second. Integrations are not asked.
      </p>
      {none && <p className="text-warn">You have none yourself, so you will be asked to set one up at once.</p>}
    </>
  );
}
