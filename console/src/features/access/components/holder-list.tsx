import { useInfiniteQuery } from '@tanstack/react-query';
import { Route, UserX } from 'lucide-react';
import { Link } from 'react-router';
import type { Holder, Source } from '@/api/access-types';
import { whoCanQuery } from '@/features/access/api/access-calls';
import { keyOf, grantOf, levelsOf } from '@/lib/permissions';
import { words } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { LevelDisc, levelWord } from '@/ui/level';
import { LoadMore } from '@/ui/load-more';
import { ProblemState } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';

interface HolderListProps {
  permission: string;
  names: ReadonlyMap<string, string>;
}

/** Who can do something, how far, and by what. */
export function HolderList({ permission, names }: HolderListProps) {
  const holders = useInfiniteQuery(whoCanQuery(permission));
  const items = holders.data?.pages.flatMap((page) => page.items) ?? [];
  if (holders.isLoadingError) {
    return <ProblemState problem={holders.error} onRetry={() => void holders.refetch()} />;
  }
  if (holders.isPending) {
    return <Skeleton className="m-6 h-40 rounded-2xl" />;
  }
  if (items.length === 0) {
    return (
      <EmptyState icon={UserX} title="Nobody can do this">
        No role that anybody has allows {permission}.
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label="Who can" className="min-h-0 flex-1 divide-y divide-line overflow-y-auto">
        {items.map((holder) => (
          <HolderLine key={holder.user_id} holder={holder} names={names} permission={permission} />
        ))}
      </ul>
      <LoadMore
        shown={items.length}
        noun={items.length === 1 ? 'person' : 'people'}
        hasMore={holders.hasNextPage}
        busy={holders.isFetchingNextPage}
        problem={holders.error}
        onMore={() => void holders.fetchNextPage()}
      />
    </>
  );
}

function HolderLine({ holder, names, permission }: HolderListProps & { holder: Holder }) {
  const name = names.get(holder.user_id) ?? 'A member';
  const level = levelsOf(holder.permissions).get(keyOf(grantOf(permission))) ?? 'none';
  return (
    <li className="flex items-center gap-3 px-6 py-3">
      <Avatar name={name} className="size-8 text-xs" />
      <div className="min-w-0">
        <Link to={paths.member(holder.user_id)} className="text-sm font-medium hover:underline">
          {name}
        </Link>
        <p className="truncate text-xs text-ink-faint">By {reasonsOf(holder.sources)}</p>
      </div>
      <span className="ml-auto inline-flex shrink-0 items-center gap-1.5 text-xs font-medium">
        <LevelDisc level={level} />
        {levelWord(level, false)}
      </span>
      <Button asChild size="sm">
        <Link to={paths.explain({ user: holder.user_id, permission })} aria-label={`Explain ${permission} of ${name}`}>
          <Route aria-hidden />
          Why
        </Link>
      </Button>
    </li>
  );
}

/** `Manager, Support (team Sales)`. */
function reasonsOf(sources: Source[]): string {
  const said = sources.map(({ role, team }) => (team == null ? words(role) : `${words(role)} (team ${team})`));
  return [...new Set(said)].join(', ');
}
