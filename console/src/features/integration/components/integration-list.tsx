import { useMutation, useQueryClient } from '@tanstack/react-query';
import { RotateCw, Unplug, Webhook } from 'lucide-react';
import { useState } from 'react';
import type { Integration, IntegrationSecret } from '@/api/access-types';
import { revokeIntegration, rotateIntegration } from '@/features/integration/api/integration-calls';
import { ago, day, moment } from '@/lib/format';
import { Action, ActionMenu } from '@/ui/action-menu';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { toast } from '@/ui/toast';

interface IntegrationListProps {
  integrations: Integration[];
  names: ReadonlyMap<string, string>;
  because: string | undefined;
  onSecret: (made: IntegrationSecret) => void;
}

interface Doing {
  what: 'rotate' | 'revoke';
  integration: Integration;
}

export function IntegrationList({ integrations, names, because, onSecret }: IntegrationListProps) {
  const [doing, setDoing] = useState<Doing>();
  const queries = useQueryClient();
  const working = useMutation({
    mutationFn: async ({ what, integration }: Doing): Promise<IntegrationSecret | undefined> => {
      if (what === 'rotate') {
        return rotateIntegration(integration.id);
      }
      await revokeIntegration(integration.id);
      return undefined;
    },
    onSuccess: (made, { integration }) => {
      void queries.invalidateQueries({ queryKey: ['integrations'] });
      setDoing(undefined);
      if (made) {
        onSecret(made);
      } else {
        toast(`${integration.name} is revoked`);
      }
    },
  });
  return (
    <>
      <ul aria-label="Integrations" className="space-y-3">
        {integrations.map((integration) => (
          <li
            key={integration.id}
            className="flex items-start gap-4 rounded-2xl border border-line bg-raised px-5 py-4 shadow-card"
          >
            <span className="flex size-9 shrink-0 items-center justify-center rounded-xl border border-line bg-sunken text-ink-soft">
              <Webhook aria-hidden className="size-4" />
            </span>
            <div className="min-w-0 flex-1">
              <p className="text-sm font-semibold">{integration.name}</p>
              <code className="block truncate font-mono text-2xs text-ink-faint select-all">{integration.id}</code>
              <p className="mt-2 flex flex-wrap gap-1">
                {integration.permissions.map((permission) => (
                  <code key={permission} className="rounded-md bg-hover px-1.5 py-px font-mono text-2xs text-ink-soft">
                    {permission}
                  </code>
                ))}
              </p>
              <p className="mt-2 text-xs text-ink-faint">
                <LastUsed at={integration.last_used_at} /> · made {day(integration.created_at)}
                {integration.created_by && ` by ${names.get(integration.created_by) ?? 'a member'}`}
                {integration.rotated_at && ` · secret replaced ${ago(integration.rotated_at)}`}
              </p>
              {isOverlapping(integration) && (
                <p className="mt-1 text-xs text-warn">
                  The secret before is taken until {moment(integration.previous_secret_until ?? '')}.
                </p>
              )}
            </div>
            <ActionMenu label={`Actions for ${integration.name}`}>
              <Action
                icon={<RotateCw aria-hidden />}
                because={because}
                onSelect={() => setDoing({ what: 'rotate', integration })}
              >
                Replace the secret…
              </Action>
              <Action
                icon={<Unplug aria-hidden />}
                danger
                because={because}
                onSelect={() => setDoing({ what: 'revoke', integration })}
              >
                Revoke…
              </Action>
            </ActionMenu>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={doing !== undefined}
        onClose={() => {
          working.reset();
          setDoing(undefined);
        }}
        title={
          doing?.what === 'rotate'
            ? `Replace the secret of ${doing.integration.name}?`
            : `Revoke ${doing?.integration.name ?? ''}?`
        }
        confirm={doing?.what === 'rotate' ? 'Replace' : 'Revoke'}
        tone={doing?.what === 'rotate' ? 'primary' : 'danger'}
        busy={working.isPending}
        problem={working.error}
        onConfirm={() => doing && working.mutate(doing)}
      >
        <p>
          {doing?.what === 'rotate'
            ? 'You get a new secret, and the old one is taken for 24 hours more while you roll it out.'
            : 'Its calls are refused within a second. This cannot be undone.'}
        </p>
      </ConfirmDialog>
    </>
  );
}

function LastUsed({ at }: { at: string | null }) {
  return at === null ? 'Never used' : <span title={moment(at)}>Last used {ago(at)}</span>;
}

function isOverlapping({ previous_secret_until: until }: Integration): boolean {
  return until !== null && new Date(until) > new Date();
}
