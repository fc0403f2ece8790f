import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { Avatar } from '@/ui/avatar';

interface PersonChange {
  user_id: string;
  gained: string[];
  lost: string[];
  conditional: boolean;
}

interface AccessChangesProps {
  changes: readonly PersonChange[];
  names: ReadonlyMap<string, string>;
  /** Said where nobody gains or loses anything. */
  none: ReactNode;
  /** Whether there are more than these. */
  more?: boolean;
}

/** Who would gain and lose what. */
export function AccessChanges({ changes, names, none, more }: AccessChangesProps) {
  const touched = changes.filter(({ gained, lost }) => gained.length + lost.length > 0);
  if (touched.length === 0) {
    return <p className="rounded-xl border border-line bg-sunken px-4 py-3 text-sm text-ink-soft">{none}</p>;
  }
  return (
    <ul
      aria-label="Who gains and loses what"
      className="max-h-72 divide-y divide-line overflow-y-auto rounded-xl border border-line"
    >
      {touched.map(({ user_id, gained, lost, conditional }) => {
        const name = names.get(user_id) ?? 'A member';
        return (
          <li key={user_id} className="flex gap-3 px-4 py-3">
            <Avatar name={name} />
            <div className="min-w-0 flex-1">
              <p className="text-sm font-medium">{name}</p>
              <PermissionList tone="gained" permissions={gained} />
              <PermissionList tone="lost" permissions={lost} />
              {conditional && <p className="mt-1 text-xs text-ink-faint">Depends on the record or the request.</p>}
            </div>
          </li>
        );
      })}
      {more && <li className="px-4 py-3 text-xs text-ink-faint">and more people</li>}
    </ul>
  );
}

const SHOWN = 8;

export function PermissionList({ tone, permissions }: { tone: 'gained' | 'lost'; permissions: readonly string[] }) {
  if (permissions.length === 0) {
    return null;
  }
  const Icon = tone === 'gained' ? Plus : Minus;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-1 text-xs">
      <Icon aria-hidden className={cn('size-3.5', tone === 'gained' ? 'text-accent' : 'text-danger')} />
      <span className="sr-only">{tone === 'gained' ? 'Gains' : 'Loses'}</span>
      {permissions.slice(0, SHOWN).map((permission) => (
        <code
          key={permission}
          className={cn(
            'rounded-md px-1.5 py-px font-mono text-2xs',
            tone === 'gained' ? 'bg-accent-soft text-accent' : 'bg-danger-soft text-danger line-through',
          )}
        >
          {permission}
        </code>
      ))}
      {permissions.length > SHOWN && <span className="text-ink-faint">and {permissions.length - SHOWN} more</span>}
    </p>
  );
}
