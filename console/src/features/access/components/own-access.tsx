import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { holdingsQuery } from '@/features/access/api/access-calls';
import { ExplainChain } from '@/features/access/components/explain-chain';
import { actionsOf, type CataloguePermission, groupsOf } from '@/lib/catalogue';
import { words } from '@/lib/format';
import { grantOf, levelsOf, namesOf } from '@/lib/permissions';
import { Dialog, DialogContent } from '@/ui/dialog';
import { Notice } from '@/ui/notice';
import { PermissionMatrix } from '@/ui/permission-matrix';
import { ProblemNotice } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';

interface OwnAccessProps {
  userId: string;
  name: string;
  self: boolean;
  catalogue: readonly CataloguePermission[];
}

/** Everything that one person can do, as a matrix; each cell tells its reasons. */
export function OwnAccess({ userId, name, self, catalogue }: OwnAccessProps) {
  const held = useQuery(holdingsQuery(userId));
  const groups = useMemo(() => groupsOf(catalogue), [catalogue]);
  const actions = useMemo(() => actionsOf(catalogue), [catalogue]);
  const [asked, setAsked] = useState<string>();
  if (held.isError) {
    return <ProblemNotice problem={held.error} />;
  }
  if (!held.data) {
    return <Skeleton className="h-64 rounded-2xl" />;
  }
  const levels = levelsOf(held.data.permissions.map(({ name: held }) => held));
  return (
    <>
      {held.data.suspended && (
        <Notice tone="wait" title="All of this rests" className="mb-3">
          The membership is suspended; what is held counts again once it is reactivated.
        </Notice>
      )}
      <PermissionMatrix
        label={`What ${name} can do`}
        groups={groups}
        actions={actions}
        levels={levels}
        onAsk={(key) => setAsked(namesOf(key, levels.get(key) ?? 'all')[0] ?? key)}
      />
      <Dialog open={asked !== undefined} onOpenChange={(open) => !open && setAsked(undefined)}>
        {asked !== undefined && (
          <DialogContent title={titleOf(asked, self ? 'you' : name)} className="max-w-xl">
            <div className="px-5 pt-2 pb-5">
              <ExplainChain question={{ user_id: userId, permission: asked }} />
            </div>
          </DialogContent>
        )}
      </Dialog>
    </>
  );
}

/** `contacts:read` as `Read contacts: may Maria Chen?`. */
function titleOf(permission: string, who: string): string {
  const { action, resource, field } = grantOf(permission);
  const what = field === undefined ? words(resource) : `${words(field)} of ${words(resource)}`;
  return `${words(action)} ${what.toLowerCase()}: may ${who}?`;
}
