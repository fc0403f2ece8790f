import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Clock, X } from 'lucide-react';
import { Link } from 'react-router';
import type { Assignment, SubjectType } from '@/api/access-types';
import { wordsFor } from '@/api/problem-words';
import { assignmentsOfQuery, unassign } from '@/features/assignment/api/assignment-calls';
import { ago, moment, words } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { ProblemNotice } from '@/ui/problem';
import { ReasonedButton } from '@/ui/reasoned-button';
import { Skeleton } from '@/ui/skeleton';
import { toast } from '@/ui/toast';

interface SubjectRolesProps {
  type: SubjectType;
  id: string;
  /** Why nothing can be changed. */
  because: string | undefined;
  /** The role that stays, as the owner's does. */
  keeps?: string | undefined;
  onAssign: () => void;
}

/** The roles given to one person or team, each with its end. */
export function SubjectRoles({ type, id, because, keeps, onAssign }: SubjectRolesProps) {
  const assigned = useQuery(assignmentsOfQuery(type, id));
  const queries = useQueryClient();
  const ending = useMutation({
    mutationFn: ({ role }: Assignment) => unassign({ subject: { type, id }, role }),
    onError: (problem) => toast(wordsFor(problem).title, { tone: 'bad', detail: wordsFor(problem).detail }),
    onSettled: () =>
      Promise.all(['assignments', 'members', 'access'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
  return (
    <Card className="px-5 py-3" aria-label="Roles">
      <div className="flex items-center justify-between gap-3 pb-1">
        <h3 className="text-sm font-semibold">Roles</h3>
        <ReasonedButton size="sm" because={because} onClick={onAssign}>
          Give a role
        </ReasonedButton>
      </div>
      {assigned.isError ? (
        <ProblemNotice problem={assigned.error} className="my-2" />
      ) : !assigned.data ? (
        <Skeleton className="my-3 h-10" />
      ) : assigned.data.length === 0 ? (
        <p className="py-2 text-sm text-ink-soft">
          {type === 'team' ? 'The team brings no role.' : 'No role of their own.'}
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {assigned.data.map((assignment) => (
            <li key={assignment.role_id} className="flex items-center gap-2 py-2 text-sm">
              <Link to={paths.role(assignment.role_id)} className="font-medium hover:underline">
                {words(assignment.role)}
              </Link>
              {assignment.expires_at && (
                <span
                  title={moment(assignment.expires_at)}
                  className="inline-flex items-center gap-1 text-xs text-warn"
                >
                  <Clock aria-hidden className="size-3" />
                  ends {ago(assignment.expires_at)}
                </span>
              )}
              {because === undefined && assignment.role !== keeps && (
                <Button
                  variant="ghost"
                  size="icon"
                  className="-mr-2 ml-auto"
                  aria-label={`Take away ${assignment.role}`}
                  busy={ending.isPending && ending.variables.role_id === assignment.role_id}
                  onClick={() => ending.mutate(assignment)}
                >
                  <X />
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
