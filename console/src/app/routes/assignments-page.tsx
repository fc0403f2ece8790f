import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { SubjectType } from '@/api/access-types';
import { useClaims, usePermission } from '@/api/session';
import { AccessTabs } from '@/app/access-tabs';
import { SubjectPicker } from '@/app/routes/subject-picker';
import { assignmentsQuery } from '@/features/assignment/api/assignment-calls';
import { AssignDialog } from '@/features/assignment/components/assign-dialog';
import { AssignmentTable } from '@/features/assignment/components/assignment-table';
import { memberNamesQuery } from '@/features/member/api/member-calls';
import { rolesQuery } from '@/features/role/api/role-calls';
import { teamsQuery } from '@/features/team/api/team-calls';
import { count, words } from '@/lib/format';
import { EmptyState } from '@/ui/empty-state';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { ReasonedButton } from '@/ui/reasoned-button';
import { Select } from '@/ui/select';

const ANY = 'any';

export function AssignmentsPage() {
  const slug = useClaims().org_slug ?? '';
  const [search, setSearch] = useSearchParams();
  const kind = search.get('kind') ?? ANY;
  const role = search.get('role') ?? ANY;
  const assignments = useInfiniteQuery(
    assignmentsQuery({
      type: kind === ANY ? undefined : (kind as SubjectType),
      role: role === ANY ? undefined : role,
    }),
  );
  const names = useQuery(memberNamesQuery(slug));
  const teams = useQuery(teamsQuery(slug));
  const roles = useQuery(rolesQuery);
  const [assigning, setAssigning] = useState(false);
  const because = usePermission('assignments:write') ? undefined : 'Your role may not give or take roles.';
  const items = assignments.data?.pages.flatMap((page) => page.items) ?? [];
  const total = assignments.data?.pages[0]?.total;
  const give = (
    <ReasonedButton variant="primary" because={because} onClick={() => setAssigning(true)}>
      <Plus aria-hidden />
      Give a role
    </ReasonedButton>
  );

  function set(name: string, value: string) {
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        after.set(name, value);
        if (value === ANY) {
          after.delete(name);
        }
        return after;
      },
      { replace: true },
    );
  }

  return (
    <Page title="Assignments" aside={total == null ? undefined : count(total)} actions={give}>
      <AccessTabs />
      <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-2 border-b border-line px-6 py-2">
        <Select
          label="Given to"
          value={kind}
          onChange={(value) => set('kind', value)}
          choices={[
            { value: ANY, label: 'People and teams' },
            { value: 'user', label: 'People' },
            { value: 'team', label: 'Teams' },
          ]}
          className="w-44"
        />
        <Select
          label="Role"
          value={role}
          onChange={(value) => set('role', value)}
          choices={[
            { value: ANY, label: 'Any role' },
            ...(roles.data ?? []).map(({ name }) => ({ value: name, label: words(name) })),
          ]}
          className="w-44"
        />
      </div>
      {assignments.isLoadingError ? (
        <ProblemState problem={assignments.error} onRetry={() => void assignments.refetch()} />
      ) : assignments.isSuccess && items.length === 0 ? (
        <EmptyState icon={KeyRound} title="Nothing is given like this" actions={give}>
          A role reaches a person directly, or through a team.
        </EmptyState>
      ) : (
        <>
          <AssignmentTable
            assignments={items}
            loading={assignments.isPending}
            names={names.data ?? new Map()}
            teamNames={new Map((teams.data ?? []).map(({ id, name }) => [id, name]))}
            because={because}
          />
          {assignments.isSuccess && (
            <LoadMore
              shown={items.length}
              total={total}
              noun={items.length === 1 ? 'assignment' : 'assignments'}
              hasMore={assignments.hasNextPage}
              busy={assignments.isFetchingNextPage}
              problem={assignments.error}
              onMore={() => void assignments.fetchNextPage()}
            />
          )}
        </>
      )}
      {assigning && (
        <AssignDialog
          roles={roles.data ?? []}
          picker={(subject, onChange) => <SubjectPicker {...subject} onChange={onChange} />}
          onClose={() => setAssigning(false)}
        />
      )}
    </Page>
  );
}
