import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Clock, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Assignment } from '@/api/access-types';
import { unassign } from '@/features/assignment/api/assignment-calls';
import { nameOf } from '@/features/assignment/components/role-holders';
import { ago, day, moment, words } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { Avatar } from '@/ui/avatar';
import { Badge } from '@/ui/badge';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { ReasonedButton } from '@/ui/reasoned-button';
import { SkeletonRows } from '@/ui/skeleton';
import { Cell, Head, HeadCell, Row, Table } from '@/ui/table';
import { toast } from '@/ui/toast';

interface AssignmentTableProps {
  assignments: Assignment[];
  loading: boolean;
  names: ReadonlyMap<string, string>;
  teamNames: ReadonlyMap<string, string>;
  because: string | undefined;
}

export function AssignmentTable({ assignments, loading, names, teamNames, because }: AssignmentTableProps) {
  const [taking, setTaking] = useState<Assignment>();
  const queries = useQueryClient();
  const dropping = useMutation({
    mutationFn: unassign,
    onSuccess: () => {
      toast('The role is taken away');
      setTaking(undefined);
    },
    onSettled: () =>
      Promise.all(['assignments', 'members', 'access'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
  const takenFrom = taking ? nameOf(taking, names, teamNames) : '';
  return (
    <>
      <Table label="Assignments" className="flex-1">
        <Head>
          <HeadCell>Given to</HeadCell>
          <HeadCell>Role</HeadCell>
          <HeadCell>How long</HeadCell>
          <HeadCell>Given by</HeadCell>
          <HeadCell>Since</HeadCell>
          <HeadCell>
            <span className="sr-only">Actions</span>
          </HeadCell>
        </Head>
        <tbody>
          {loading ? (
            <SkeletonRows columns={6} rows={6} />
          ) : (
            assignments.map((assignment) => {
              const { subject, role, role_id, granted_by, expires_at, created_at } = assignment;
              const team = subject.type === 'team';
              const name = nameOf(assignment, names, teamNames);
              return (
                <Row key={`${subject.id} ${role_id}`}>
                  <Cell>
                    <Link
                      to={team ? paths.team(subject.id) : paths.member(subject.id)}
                      className="inline-flex items-center gap-2.5 font-medium text-ink hover:underline"
                    >
                      <Avatar name={name} square={team} />
                      {name}
                      {team && <UsersRound aria-label="team" className="size-3.5 text-ink-faint" />}
                    </Link>
                  </Cell>
                  <Cell>
                    <Link to={paths.role(role_id)}>
                      <Badge tone="outline">{words(role)}</Badge>
                    </Link>
                  </Cell>
                  <Cell>
                    {expires_at == null ? (
                      <span className="text-ink-faint">For good</span>
                    ) : (
                      <span title={moment(expires_at)} className="inline-flex items-center gap-1 text-warn">
                        <Clock aria-hidden className="size-3.5" />
                        Ends {ago(expires_at)}
                      </span>
                    )}
                  </Cell>
                  <Cell>{names.get(granted_by) ?? 'TrueValue'}</Cell>
                  <Cell className="tabular-nums">{day(created_at)}</Cell>
                  <Cell className="text-right">
                    <ReasonedButton
                      size="sm"
                      variant="ghost"
                      because={because}
                      aria-label={`Take ${words(role)} from ${name}`}
                      onClick={() => setTaking(assignment)}
                    >
                      Take away
                    </ReasonedButton>
                  </Cell>
                </Row>
              );
            })
          )}
        </tbody>
      </Table>
      <ConfirmDialog
        open={taking !== undefined}
        onClose={() => {
          dropping.reset();
          setTaking(undefined);
        }}
        title={`Take ${words(taking?.role ?? '')} from ${takenFrom}?`}
        confirm="Take away"
        busy={dropping.isPending}
        problem={dropping.error}
        onConfirm={() => taking && dropping.mutate(taking)}
      >
        <p>
          {taking?.subject.type === 'team' ? 'Everybody in the team loses' : `${takenFrom} loses`} what this role alone
          allows, within a second.
        </p>
      </ConfirmDialog>
    </>
  );
}
