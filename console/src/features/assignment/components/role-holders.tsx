import { useInfiniteQuery } from '@tanstack/react-query';
import { Clock, UsersRound } from 'lucide-react';
import { Link } from 'react-router';
import type { Assignment } from '@/api/access-types';
import { assignmentsQuery } from '@/features/assignment/api/assignment-calls';
import { ago } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { ProblemNotice } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';

interface RoleHoldersProps {
  role: string;
  names: ReadonlyMap<string, string>;
  teamNames: ReadonlyMap<string, string>;
}

/** To whom a role is given. */
export function RoleHolders({ role, names, teamNames }: RoleHoldersProps) {
  const assigned = useInfiniteQuery(assignmentsQuery({ role }));
  const items = assigned.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card className="px-5 py-4" aria-label="Given to">
      <h3 className="pb-2 text-sm font-semibold">Given to</h3>
      {assigned.isError ? (
        <ProblemNotice problem={assigned.error} />
      ) : assigned.isPending ? (
        <Skeleton className="h-8" />
      ) : items.length === 0 ? (
        <p className="text-sm text-ink-soft">Nobody has this role.</p>
      ) : (
        <ul className="flex flex-wrap gap-2">
          {items.map((assignment) => (
            <li key={`${assignment.subject.type} ${assignment.subject.id}`}>
              <Holder assignment={assignment} name={nameOf(assignment, names, teamNames)} />
            </li>
          ))}
        </ul>
      )}
      {assigned.hasNextPage && (
        <Button
          size="sm"
          className="mt-3"
          busy={assigned.isFetchingNextPage}
          onClick={() => void assigned.fetchNextPage()}
        >
          Load more
        </Button>
      )}
    </Card>
  );
}

function Holder({ assignment, name }: { assignment: Assignment; name: string }) {
  const team = assignment.subject.type === 'team';
  return (
    <Link
      to={team ? paths.team(assignment.subject.id) : paths.member(assignment.subject.id)}
      className="inline-flex items-center gap-1.5 rounded-lg border border-line py-1 pr-2.5 pl-1.5 text-sm hover:bg-hover"
    >
      <Avatar name={name} square={team} className="size-5" />
      {name}
      {team && <UsersRound aria-label="team" className="size-3 text-ink-faint" />}
      {assignment.expires_at && (
        <span className="inline-flex items-center gap-1 text-xs text-warn">
          <Clock aria-hidden className="size-3" />
          ends {ago(assignment.expires_at)}
        </span>
      )}
    </Link>
  );
}

export function nameOf(
  { subject: { type, id } }: Assignment,
  names: ReadonlyMap<string, string>,
  teamNames: ReadonlyMap<string, string>,
): string {
  return type === 'team' ? (teamNames.get(id) ?? 'A team') : (names.get(id) ?? 'A member');
}
