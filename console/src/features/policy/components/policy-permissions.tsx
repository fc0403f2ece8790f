import { useMemo } from 'react';
import type { PolicyEffect } from '@/api/access-types';
import { useClaims } from '@/api/session';
import { actionsOf, type CataloguePermission, groupsOf, unscoped } from '@/lib/catalogue';
import { levelsOf, withLevel } from '@/lib/permissions';
import { PermissionMatrix } from '@/ui/permission-matrix';
import { Switch } from '@/ui/switch';

const EVERYTHING = '*';

interface PolicyPermissionsProps {
  effect: PolicyEffect;
  permissions: string[];
  catalogue: readonly CataloguePermission[];
  fault: string | undefined;
  /** Absent where nothing can be changed. */
  onChange: ((permissions: string[]) => void) | undefined;
}

/**
 * What a policy denies or allows, of what its author holds. Without scopes: which records it is about, its condition says.
 * Only a deny can be about everything.
 */
export function PolicyPermissions({ effect, permissions, catalogue, fault, onChange }: PolicyPermissionsProps) {
  const lines = useMemo(() => unscoped(catalogue), [catalogue]);
  const held = levelsOf(useClaims().permissions ?? []);
  const everything = permissions.includes(EVERYTHING);
  return (
    <div>
      <div className="mb-1.5 flex items-center justify-between gap-4">
        <p className="text-sm font-medium">{effect === 'deny' ? 'Denies' : 'Allows'}</p>
        {effect === 'deny' && (
          <div className="flex items-center gap-2 text-sm text-ink-soft">
            <span aria-hidden>Everything</span>
            <Switch
              label="Everything"
              checked={everything}
              disabled={!onChange}
              onChange={(all) => onChange?.(all ? [EVERYTHING] : [])}
            />
          </div>
        )}
      </div>
      {everything ? (
        <p className="rounded-xl border border-line bg-sunken px-4 py-3 text-sm text-ink-soft">
          Whatever there is to do, now and later.
        </p>
      ) : (
        <PermissionMatrix
          label="Permissions of the policy"
          groups={groupsOf(lines)}
          actions={actionsOf(lines)}
          levels={levelsOf(permissions)}
          held={held}
          onChange={onChange && ((key, level) => onChange(withLevel(permissions, key, level)))}
          className="max-h-96 overflow-y-auto"
        />
      )}
      {fault && (
        <p role="alert" className="mt-1 text-xs text-danger">
          {fault}
        </p>
      )}
    </div>
  );
}
