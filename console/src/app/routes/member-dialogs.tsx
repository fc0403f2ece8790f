import { useQuery } from '@tanstack/react-query';
import { refresh } from '@/api/refresh';
import { useClaims } from '@/api/session';
import type { Member } from '@/api/types';
import { RolesDialog } from '@/features/assignment/components/roles-dialog';
import type { MemberAction } from '@/features/member/components/member-menu';
import { nameOf } from '@/features/member/components/member-name';
import { type Standing, StandingDialog } from '@/features/member/components/standing-dialogs';
import { rolesQuery } from '@/features/role/api/role-calls';
import { teamsQuery } from '@/features/team/api/team-calls';
import { MemberTeamsDialog } from '@/features/team/components/member-teams-dialog';

export interface Acting {
  action: MemberAction;
  member: Member;
}

interface MemberDialogsProps {
  acting: Acting | undefined;
  onClose: () => void;
  onRemoved?: () => void;
}

/** Whatever dialog the chosen action asks for. */
export function MemberDialogs({ acting, onClose, onRemoved }: MemberDialogsProps) {
  const { org_slug: slug = '', org_name: name = '' } = useClaims();
  const roles = useQuery({ ...rolesQuery, enabled: acting?.action === 'roles' });
  const teams = useQuery({ ...teamsQuery(slug), enabled: acting?.action === 'teams' });
  if (!acting) {
    return null;
  }
  const { action, member } = acting;
  if (action === 'roles') {
    const subject = { type: 'user', id: member.user_id, name: nameOf(member), owner: member.owner } as const;
    return <RolesDialog subject={subject} roles={roles.data ?? []} onClose={onClose} />;
  }
  if (action === 'teams') {
    const person = { id: member.user_id, name: nameOf(member), teams: member.teams };
    return <MemberTeamsDialog slug={slug} member={person} teams={teams.data ?? []} onClose={onClose} />;
  }

  function done(change: Standing) {
    onClose();
    if (change === 'remove') {
      onRemoved?.();
    } else if (change === 'leave') {
      // The next token is of another organisation, or of none; the page's guard then leads on.
      void refresh().catch(() => false);
    }
  }
  return (
    <StandingDialog organization={{ slug, name }} member={member} change={action} onClose={onClose} onDone={done} />
  );
}
