import type { Member } from '@/api/types';
import { Avatar } from '@/ui/avatar';
import type { Tone } from '@/ui/badge';

export const MEMBER_STATUS: Record<string, Tone> = { active: 'accent', suspended: 'warn', removed: 'danger' };

/** An account that is gone leaves its membership's history without a name. */
export function nameOf(member: Member): string {
  return member.full_name ?? 'Former member';
}

export function namesOf(members: readonly Member[]): ReadonlyMap<string, string> {
  return new Map(members.map((member) => [member.user_id, nameOf(member)]));
}

/** Members as a picker offers them. */
export function choiceOf(member: Member) {
  return {
    value: member.user_id,
    label: nameOf(member),
    detail: member.email ?? undefined,
    icon: <Avatar name={nameOf(member)} />,
  };
}
