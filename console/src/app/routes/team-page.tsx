import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useClaims, usePermission } from '@/api/session';
import { Crumbs } from '@/app/crumbs';
import { SubjectPicker } from '@/app/routes/subject-picker';
import { AssignDialog } from '@/features/assignment/components/assign-dialog';
import { SubjectRoles } from '@/features/assignment/components/subject-roles';
import { MemberPicker } from '@/features/member/components/member-picker';
import { rolesQuery } from '@/features/role/api/role-calls';
import { changeTeam, deleteTeam, teamMembersQuery, teamQuery } from '@/features/team/api/team-calls';
import { TeamPeople } from '@/features/team/components/team-people';
import { moment } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { EditableFact } from '@/ui/editable-fact';
import { Fact, Facts } from '@/ui/facts';
import { Page, PageBody } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { ReasonedButton } from '@/ui/reasoned-button';
import { RecordSkeleton } from '@/ui/skeleton';
import { toast } from '@/ui/toast';

export function TeamPage() {
  const { id = '' } = useParams();
  const slug = useClaims().org_slug ?? '';
  const team = useQuery(teamQuery(slug, id));
  const people = useInfiniteQuery(teamMembersQuery(slug, id));
  const mayAssign = usePermission('assignments:write');
  const mayReadAssignments = usePermission('assignments:read');
  const because = usePermission('teams:write') ? undefined : 'Your role may not change teams.';
  const roles = useQuery({ ...rolesQuery, enabled: mayAssign });
  const [open, setOpen] = useState<'assign' | 'delete'>();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const renaming = useMutation({
    mutationFn: async (name: string) => team.data && changeTeam(slug, team.data, { name }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['teams'] }),
  });
  const deleting = useMutation({
    mutationFn: async () => team.data && deleteTeam(slug, team.data),
    onSuccess: async () => {
      toast('The team is deleted');
      await navigate(paths.teams());
      void queries.invalidateQueries({ queryKey: ['teams', slug, 'list'] });
      void queries.invalidateQueries({ queryKey: ['members'] });
    },
  });

  return (
    <Page
      title={
        <Crumbs to={paths.teams()} list="Teams">
          {team.data?.name ?? '…'}
        </Crumbs>
      }
      actions={
        team.data && (
          <ReasonedButton because={because} onClick={() => setOpen('delete')}>
            <Trash2 aria-hidden />
            Delete
          </ReasonedButton>
        )
      }
    >
      {team.isLoadingError ? (
        <ProblemState problem={team.error} onRetry={() => void team.refetch()} />
      ) : (
        <PageBody wide>
          {team.data ? (
            <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
              <div>
                <TeamPeople
                  slug={slug}
                  team={team.data}
                  members={people.data?.pages.flatMap((page) => page.items) ?? []}
                  loading={people.isPending}
                  because={because}
                  picker={(without, onPick) => (
                    <MemberPicker
                      slug={slug}
                      label="Add somebody"
                      placeholder="Add somebody…"
                      value={undefined}
                      onChange={onPick}
                      without={without}
                    />
                  )}
                />
                {people.hasNextPage && (
                  <Button className="mt-3" busy={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
                    Load more
                  </Button>
                )}
              </div>
              <div className="space-y-6">
                <Card className="px-5 py-3">
                  <h3 className="pt-1.5 pb-1 text-sm font-semibold">About</h3>
                  <Facts>
                    <EditableFact
                      name="Name"
                      field="name"
                      value={team.data.name}
                      because={because}
                      onSave={(name) => renaming.mutateAsync(name ?? '')}
                    />
                    <Fact name="Created">{moment(team.data.created_at)}</Fact>
                  </Facts>
                </Card>
                {mayReadAssignments && (
                  <SubjectRoles
                    type="team"
                    id={id}
                    because={mayAssign ? undefined : 'Your role may not give roles.'}
                    onAssign={() => setOpen('assign')}
                  />
                )}
              </div>
            </div>
          ) : (
            <RecordSkeleton />
          )}
        </PageBody>
      )}
      {team.data && open === 'assign' && (
        <AssignDialog
          roles={roles.data ?? []}
          subject={{ type: 'team', id, name: team.data.name }}
          picker={(subject, onChange) => <SubjectPicker {...subject} onChange={onChange} />}
          onClose={() => setOpen(undefined)}
        />
      )}
      <ConfirmDialog
        open={open === 'delete'}
        onClose={() => setOpen(undefined)}
        title={`Delete ${team.data?.name ?? 'the team'}?`}
        confirm="Delete team"
        busy={deleting.isPending}
        problem={deleting.error}
        onConfirm={() => deleting.mutate()}
      >
        <p>
          Its people stay members, but what they may do by the team&apos;s roles ends within a second, and its records
          belong to no team.
        </p>
      </ConfirmDialog>
    </Page>
  );
}
