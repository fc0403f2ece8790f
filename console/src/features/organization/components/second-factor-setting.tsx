import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrganizationSettings } from '@/api/access-types';
import { api } from '@/api/client';
import { organizationPath } from '@/api/organization-path';
import type { Member, Page } from '@/api/types';
import { changeOrganization } from '@/features/organization/api/organization-calls';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { ProblemNotice } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';
import { Switch } from '@/ui/switch';
import { toast } from '@/ui/toast';

interface SecondFactorSettingProps {
  organization: OrganizationSettings;
  because: string | undefined;
  ownId: string;
}

/** Whether everybody needs a second factor; before it is required it says whom that would stop. */
export function SecondFactorSetting({ organization, because, ownId }: SecondFactorSettingProps) {
  const [asking, setAsking] = useState(false);
  const { require_mfa: required, slug } = organization;
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: () => changeOrganization(organization, { require_mfa: !required }),
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
          <Stopped slug={slug} ownId={ownId} />
        )}
      </ConfirmDialog>
    </div>
  );
}

const NAMED = 5;

function Stopped({ slug, ownId }: { slug: string; ownId: string }) {
  const without = useQuery({
    queryKey: ['members', slug, 'without-second-factor'],
    queryFn: ({ signal }) =>
      api.get<Page<Member>>(organizationPath(slug, 'members'), {
        query: { second_factor: false, limit: NAMED + 1, count: true },
        signal,
      }),
    staleTime: 0,
  });
  if (without.isError) {
    return <ProblemNotice problem={without.error} />;
  }
  if (!without.data) {
    return <Skeleton className="h-12" />;
  }
  const { items, total } = without.data;
  const others = items.filter(({ user_id }) => user_id !== ownId);
  const more = (total ?? items.length) - Math.min(items.length, NAMED);
  return (
    <>
      {items.length === 0 ? (
        <p>Everybody has one already, so nobody is stopped.</p>
      ) : (
        <div>
          <p>These have none yet. Until they set one up they can do nothing here:</p>
          <ul aria-label="Without a second factor" className="mt-2 list-disc space-y-0.5 pl-5 text-ink">
            {items.slice(0, NAMED).map((member) => (
              <li key={member.user_id}>
                {member.full_name ?? 'Former member'}
                {member.user_id === ownId && ' (you)'}
              </li>
            ))}
            {more > 0 && <li>and {more} more</li>}
          </ul>
        </div>
      )}
      {others.length < items.length && (
        <p className="text-warn">You are one of them: you will be asked to set one up at once.</p>
      )}
    </>
  );
}
