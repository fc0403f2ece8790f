import { useQuery } from '@tanstack/react-query';
import { Plus, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useClaims, usePermission } from '@/api/session';
import { memberNamesQuery } from '@/features/member/api/member-calls';
import { MemberPicker } from '@/features/member/components/member-picker';
import { teamsQuery } from '@/features/team/api/team-calls';
import { CreateTeamDialog } from '@/features/team/components/create-team-dialog';
import { TeamTable } from '@/features/team/components/team-table';
import { count } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { ReasonedButton } from '@/ui/reasoned-button';
import { toast } from '@/ui/toast';

export function TeamsPage() {
  const slug = useClaims().org_slug ?? '';
  const teams = useQuery(teamsQuery(slug));
  const names = useQuery(memberNamesQuery(slug));
  const [creating, setCreating] = useState(false);
  const mayWrite = usePermission('teams:write');
  const navigate = useNavigate();
  const newTeam = (
    <ReasonedButton
      variant="primary"
      because={mayWrite ? undefined : 'Your role may not create teams.'}
      onClick={() => setCreating(true)}
    >
      <Plus aria-hidden />
      New team
    </ReasonedButton>
  );
  return (
    <Page title="Teams" aside={teams.data && count(teams.data.length)} actions={newTeam}>
      {teams.isLoadingError ? (
        <ProblemState problem={teams.error} onRetry={() => void teams.refetch()} />
      ) : teams.data?.length === 0 ? (
        <EmptyState icon={UsersRound} title="No teams yet" actions={newTeam}>
          A team shares records, and a role given to it reaches everybody in it.
        </EmptyState>
      ) : (
        <TeamTable teams={teams.data ?? []} loading={teams.isPending} names={names.data ?? new Map()} />
      )}
      {creating && (
        <CreateTeamDialog
          slug={slug}
          leadPicker={(leadId, onChange) => (
            <MemberPicker slug={slug} label="Lead" value={leadId} onChange={onChange} placeholder="Nobody yet" />
          )}
          onClose={() => setCreating(false)}
          onCreated={(team) => {
            setCreating(false);
            toast('Team created', { detail: team.name });
            void navigate(paths.team(team.id));
          }}
        />
      )}
    </Page>
  );
}
