/** What a person reads for the refusals of org and permission. */
export const ACCESS_WORDS: Record<string, { title: string; detail: string }> = {
  seats_exceeded: {
    title: 'No seat is free',
    detail: 'The plan has as many members as it allows. Remove or suspend somebody, or choose a larger plan.',
  },
  invite_invalid: {
    title: 'This invitation is not good',
    detail: 'It was sent to another address, has expired, or was withdrawn.',
  },
  invite_used: { title: 'This invitation was accepted before', detail: 'It works once. You are in already.' },
  invite_closed: { title: 'Accepted or revoked meanwhile', detail: 'There is nothing left to change about it.' },
  already_invited: { title: 'Invited already', detail: 'Their invitation is still open: send that one again.' },
  already_member: { title: 'A member already', detail: 'Whoever has this address belongs to the organisation.' },
  too_many_invites: { title: 'Too many open invitations', detail: 'Revoke some, or wait until they are accepted.' },
  owner_stays: { title: 'The owner stays', detail: 'Transfer ownership to somebody else first.' },
  owner_required: { title: 'Only the owner may do this', detail: 'Ask the owner of your organisation.' },
  owner_keeps_admin: { title: 'The owner stays an admin', detail: 'Transfer ownership to somebody else first.' },
  slug_changed_too_often: {
    title: 'Changed too often',
    detail: 'The short name was changed too often lately. Wait a while.',
  },
  team_name_taken: { title: 'A team has this name', detail: 'Choose another one.' },
  too_many_teams: { title: 'Too many teams', detail: 'Delete one that is not needed, or take the member out of one.' },
  role_name_taken: { title: 'A role has this name', detail: 'Choose another one.' },
  policy_name_taken: { title: 'A policy has this name', detail: 'Choose another one.' },
  policies_limit_reached: { title: 'Too many policies', detail: 'Delete one that is not needed.' },
  role_cycle: { title: 'A role would inherit itself', detail: 'Take one of the inherited roles away.' },
  role_in_use: { title: 'Somebody has this role', detail: 'Choose the role that takes its place.' },
  system_role_immutable: { title: 'System roles stay as they are', detail: 'Duplicate it and change the copy.' },
  grants_too_large: {
    title: 'More than one person can carry',
    detail: 'Their roles together allow too many single things. Use roles that allow whole resources.',
  },
};
