import { ArrowRightLeft, CirclePause, CirclePlay, DoorOpen, KeyRound, UserMinus, UsersRound } from 'lucide-react';
import { useClaims, usePermission } from '@/api/session';
import type { Member } from '@/api/types';
import { nameOf } from '@/features/member/components/member-name';
import { Action, ActionMenu } from '@/ui/action-menu';
import { DropdownSeparator } from '@/ui/dropdown';

export type MemberAction = 'roles' | 'teams' | 'suspend' | 'reactivate' | 'transfer' | 'remove' | 'leave';

interface MemberMenuProps {
  member: Member;
  /** Whoever owns the organisation; undefined while it is not known. */
  ownerId: string | undefined;
  onAct: (action: MemberAction, member: Member) => void;
}

/** What can be done with a member; what may not says why. */
export function MemberMenu({ member, ownerId, onAct }: MemberMenuProps) {
  const { sub } = useClaims();
  const mayWrite = usePermission('members:write');
  const mayAssign = usePermission('assignments:write');
  const mayPlace = usePermission('teams:write');
  const self = member.user_id === sub;
  const act = (action: MemberAction) => () => onAct(action, member);
  const lacking = 'Your role may not do this.';
  const standing = member.owner
    ? 'The owner stays. Ownership can be transferred.'
    : self
      ? 'Not to oneself.'
      : mayWrite
        ? undefined
        : lacking;

  return (
    <ActionMenu label={`Actions for ${nameOf(member)}`}>
      <Action icon={<KeyRound aria-hidden />} because={mayAssign ? undefined : lacking} onSelect={act('roles')}>
        Change roles…
      </Action>
      <Action icon={<UsersRound aria-hidden />} because={mayPlace ? undefined : lacking} onSelect={act('teams')}>
        Change teams…
      </Action>
      {sub === ownerId && !self && (
        <Action
          icon={<ArrowRightLeft aria-hidden />}
          because={member.status === 'active' ? undefined : 'Only to an active member.'}
          onSelect={act('transfer')}
        >
          Make owner…
        </Action>
      )}
      <DropdownSeparator />
      {member.status === 'suspended' ? (
        <Action icon={<CirclePlay aria-hidden />} because={standing} onSelect={act('reactivate')}>
          Reactivate
        </Action>
      ) : (
        <Action icon={<CirclePause aria-hidden />} because={standing} onSelect={act('suspend')}>
          Suspend…
        </Action>
      )}
      {self ? (
        <Action
          icon={<DoorOpen aria-hidden />}
          danger
          because={member.owner ? 'You own it. Make somebody else the owner first.' : undefined}
          onSelect={act('leave')}
        >
          Leave the organisation…
        </Action>
      ) : (
        <Action icon={<UserMinus aria-hidden />} danger because={standing} onSelect={act('remove')}>
          Remove…
        </Action>
      )}
    </ActionMenu>
  );
}
