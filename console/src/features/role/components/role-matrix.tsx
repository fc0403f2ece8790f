import { useMemo } from 'react';
import type { Role } from '@/api/access-types';
import { actionsOf, type CataloguePermission, groupsOf } from '@/lib/catalogue';
import { inheritedFrom, type Level, type Levels, levelsOf } from '@/lib/permissions';
import { LevelDisc } from '@/ui/level';
import { PermissionMatrix } from '@/ui/permission-matrix';

interface RoleMatrixProps {
  catalogue: readonly CataloguePermission[];
  roles: readonly Role[];
  permissions: readonly string[];
  inherits: readonly string[];
  before?: readonly string[];
  held?: Levels;
  onChange?: (key: string, level: Level) => void;
}

/** What a role allows, its own and what it inherits. */
export function RoleMatrix({ catalogue, roles, permissions, inherits, before, held, onChange }: RoleMatrixProps) {
  const groups = useMemo(() => groupsOf(catalogue), [catalogue]);
  const actions = useMemo(() => actionsOf(catalogue), [catalogue]);
  return (
    <div>
      <PermissionMatrix
        label="Permissions"
        groups={groups}
        actions={actions}
        levels={levelsOf(permissions)}
        inherited={inheritedFrom(inherits, roles)}
        {...(before ? { before: levelsOf(before) } : {})}
        held={held}
        onChange={onChange}
      />
      <Legend inherits={inherits.length > 0} />
    </div>
  );
}

function Legend({ inherits }: { inherits: boolean }) {
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-faint">
      <span className="inline-flex items-center gap-1.5">
        <LevelDisc level="own" /> own records
      </span>
      <span className="inline-flex items-center gap-1.5">
        <LevelDisc level="team" /> records of one&apos;s teams
      </span>
      <span className="inline-flex items-center gap-1.5">
        <LevelDisc level="all" /> all records
      </span>
      {inherits && (
        <span className="inline-flex items-center gap-1.5">
          <span className="h-3.5 w-5 rounded border border-dashed border-line-strong" /> inherited
        </span>
      )}
    </p>
  );
}
