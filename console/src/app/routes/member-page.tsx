import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useClaims, usePermission } from '@/api/session';
import type { Member } from '@/api/types';
import { Crumbs } from '@/app/crumbs';
import { type Acting, MemberDialogs } from '@/app/routes/member-dialogs';
import { MemberActivity } from '@/app/routes/member-activity';
import { SubjectPicker } from '@/app/routes/subject-picker';
import { WithActivity } from '@/app/with-activity';
import { OwnAccess } from '@/features/access/components/own-access';
import { AssignDialog } from '@/features/assignment/components/assign-dialog';
import { SubjectRoles } from '@/features/assignment/components/subject-roles';
import { memberQuery } from '@/features/member/api/member-calls';
import { MemberMenu } from '@/features/member/components/member-menu';
import { MEMBER_STATUS, nameOf } from '@/features/member/components/member-name';
import { ProfileCard } from '@/features/member/components/profile-card';
import { organizationQuery } from '@/features/organization/api/organization-calls';
import { catalogueQuery, rolesQuery } from '@/features/role/api/role-calls';
import { teamsQuery } from '@/features/team/api/team-calls';
import { day, words } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { Avatar } from '@/ui/avatar';
import { Badge } from '@/ui/badge';
import { Card } from '@/ui/card';
import { Page, PageBody } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { ReasonedButton } from '@/ui/reasoned-button';
import { RecordSkeleton } from '@/ui/skeleton';

export function MemberPage() {
  const { id = '' } = useParams();
  const slug = useClaims().org_slug ?? '';
  const member = useQuery(memberQuery(slug, id));
  const organization = useQuery(organizationQuery(slug));
  const [acting, setActing] = useState<Acting>();
  const navigate = useNavigate();
  return (
    <Page
      title={
        <Crumbs to={paths.members()} list="Members">
          {member.data ? nameOf(member.data) : '…'}
        </Crumbs>
      }
      actions={
        member.data && (
          <MemberMenu
            member={member.data}
            ownerId={organization.data?.owner_id}
            onAct={(action, who) => setActing({ action, member: who })}
          />
        )
      }
    >
      {member.isLoadingError ? (
        <ProblemState problem={member.error} onRetry={() => void member.refetch()} />
      ) : (
        <PageBody wide>
          {member.data ? (
            <WithActivity activity={<MemberActivity id={member.data.user_id} />}>
              <MemberRecord
                member={member.data}
                slug={slug}
                onTeams={() => setActing({ action: 'teams', member: member.data })}
              />
            </WithActivity>
          ) : (
            <RecordSkeleton />
          )}
        </PageBody>
      )}
      <MemberDialogs
        acting={acting}
        onClose={() => setActing(undefined)}
        onRemoved={() => void navigate(paths.members())}
      />
    </Page>
  );
}

interface MemberRecordProps {
  member: Member;
  slug: string;
  onTeams: () => void;
}

function MemberRecord({ member, slug, onTeams }: MemberRecordProps) {
  const { sub } = useClaims();
  const self = member.user_id === sub;
  const mayWrite = usePermission('members:write');
  const mayAssign = usePermission('assignments:write');
  const mayPlace = usePermission('teams:write');
  const mayReadAssignments = usePermission('assignments:read');
  const mayAsk = mayReadAssignments || self;
  const roles = useQuery({ ...rolesQuery, enabled: mayAssign });
  const catalogue = useQuery({ ...catalogueQuery, enabled: mayAsk });
  const teams = useQuery(teamsQuery(slug));
  const [assigning, setAssigning] = useState(false);
  const name = nameOf(member);
  return (
    <div className="space-y-6">
      <header className="flex items-center gap-4">
        <Avatar name={name} className="size-14 text-lg" />
        <div className="min-w-0">
          <h2 className="flex flex-wrap items-center gap-2 text-xl font-semibold">
            <span className="truncate">{name}</span>
            {member.owner && <Badge tone="info">Owner</Badge>}
            {self && <Badge>You</Badge>}
            {member.status !== 'active' && (
              <Badge tone={MEMBER_STATUS[member.status] ?? 'neutral'}>{words(member.status)}</Badge>
            )}
          </h2>
          <p className="truncate text-sm text-ink-soft">
            {member.email && `${member.email} · `}joined {day(member.joined_at)}
          </p>
        </div>
      </header>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {(self || mayWrite) && <ProfileCard slug={slug} id={member.user_id} />}
        <div className="space-y-6">
          {mayReadAssignments && (
            <SubjectRoles
              type="user"
              id={member.user_id}
              because={mayAssign ? undefined : 'Your role may not give roles.'}
              keeps={member.owner ? 'admin' : undefined}
              onAssign={() => setAssigning(true)}
            />
          )}
          <Card className="px-5 py-3" aria-label="Teams">
            <div className="flex items-center justify-between gap-3 pb-1">
              <h3 className="text-sm font-semibold">Teams</h3>
              <ReasonedButton
                size="sm"
                because={mayPlace ? undefined : 'Your role may not change teams.'}
                onClick={onTeams}
              >
                Change
              </ReasonedButton>
            </div>
            {member.teams.length === 0 ? (
              <p className="py-2 text-sm text-ink-soft">In no team.</p>
            ) : (
              <ul className="flex flex-wrap gap-2 py-2">
                {member.teams.map((team) => (
                  <li key={team}>
                    <Link to={paths.team(team)} className="hover:underline">
                      <Badge tone="outline">{teams.data?.find((one) => one.id === team)?.name ?? 'A team'}</Badge>
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </Card>
        </div>
      </div>
      {mayAsk && (
        <section aria-labelledby="access">
          <h3 id="access" className="text-base font-semibold">
            What {self ? 'you' : name} can do
          </h3>
          <p className="mt-0.5 mb-3 text-sm text-ink-soft">
            All roles together. Press a cell to see why; policies that depend on the record or the request are told
            there.
          </p>
          <OwnAccess userId={member.user_id} name={name} self={self} catalogue={catalogue.data ?? []} />
        </section>
      )}
      {assigning && (
        <AssignDialog
          roles={roles.data ?? []}
          subject={{ type: 'user', id: member.user_id, name }}
          picker={(subject, onChange) => <SubjectPicker {...subject} onChange={onChange} />}
          onClose={() => setAssigning(false)}
        />
      )}
    </div>
  );
}
