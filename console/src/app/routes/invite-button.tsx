import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useClaims, usePermission } from '@/api/session';
import { InviteDialog } from '@/features/invite/components/invite-dialog';
import { seatsQuery } from '@/features/organization/api/organization-calls';
import { rolesQuery } from '@/features/role/api/role-calls';
import { teamsQuery } from '@/features/team/api/team-calls';
import { words } from '@/lib/format';
import { levelsOf, whyNotGiven } from '@/lib/permissions';
import { ReasonedButton } from '@/ui/reasoned-button';

/** Opens the invitation, with the roles and teams that there are. */
export function InviteButton() {
  const claims = useClaims();
  const slug = claims.org_slug ?? '';
  const [open, setOpen] = useState(false);
  const mayInvite = usePermission('invites:write');
  const mayReadRoles = usePermission('roles:read');
  const roles = useQuery({ ...rolesQuery, enabled: mayInvite && mayReadRoles });
  const teams = useQuery({ ...teamsQuery(slug), enabled: mayInvite });
  const seats = useQuery({ ...seatsQuery(slug), enabled: mayInvite }).data;
  const held = levelsOf(claims.permissions ?? []);
  return (
    <>
      <ReasonedButton
        variant="primary"
        because={mayInvite ? undefined : 'Your role may not invite people.'}
        onClick={() => setOpen(true)}
      >
        <UserPlus aria-hidden />
        Invite
      </ReasonedButton>
      {open && (
        <InviteDialog
          slug={slug}
          roles={(roles.data ?? []).map(({ name }) => ({
            value: name,
            label: words(name),
            because: whyNotGiven(name, roles.data ?? [], held),
          }))}
          teams={(teams.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          free={seats ? Math.max(0, seats.limit - seats.used) : undefined}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
