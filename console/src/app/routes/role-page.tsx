import { useQuery } from '@tanstack/react-query';
import { Copy, Lock, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { Role } from '@/api/access-types';
import { useClaims, usePermission } from '@/api/session';
import { Crumbs } from '@/app/crumbs';
import { RoleHolders } from '@/features/assignment/components/role-holders';
import { memberNamesQuery } from '@/features/member/api/member-calls';
import { catalogueQuery, roleQuery, rolesQuery } from '@/features/role/api/role-calls';
import { DeleteRoleDialog } from '@/features/role/components/delete-role-dialog';
import { RoleForm } from '@/features/role/components/role-form';
import { RoleMatrix } from '@/features/role/components/role-matrix';
import { teamsQuery } from '@/features/team/api/team-calls';
import { words } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Page, PageBody } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { ReasonedButton } from '@/ui/reasoned-button';
import { Skeleton } from '@/ui/skeleton';
import { toast } from '@/ui/toast';

export function RolePage() {
  const { id = '' } = useParams();
  const slug = useClaims().org_slug ?? '';
  const role = useQuery(roleQuery(id));
  const roles = useQuery(rolesQuery);
  const catalogue = useQuery(catalogueQuery);
  const names = useQuery(memberNamesQuery(slug));
  const teams = useQuery(teamsQuery(slug));
  const mayReadAssignments = usePermission('assignments:read');
  const [editing, setEditing] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const navigate = useNavigate();
  const problem = role.error ?? roles.error ?? catalogue.error;
  const ready = role.data && roles.data && catalogue.data;

  return (
    <Page
      title={
        <Crumbs to={paths.roles()} list="Roles">
          {role.data ? words(role.data.name) : '…'}
        </Crumbs>
      }
      actions={
        role.data &&
        !editing && <RoleActions role={role.data} onEdit={() => setEditing(true)} onDelete={() => setDeleting(true)} />
      }
    >
      {problem && !ready ? (
        <ProblemState
          problem={problem}
          onRetry={() => [role, roles, catalogue].forEach((one) => one.isError && void one.refetch())}
        />
      ) : (
        <PageBody wide>
          {!ready ? (
            <Skeleton className="h-96 rounded-2xl" />
          ) : editing ? (
            <RoleForm
              key={role.data.version}
              role={role.data}
              from={role.data}
              roles={roles.data}
              catalogue={catalogue.data}
              names={names.data ?? new Map()}
              onCancel={() => setEditing(false)}
              onSaved={(saved) => {
                setEditing(false);
                toast(`${words(saved.name)} is changed`);
              }}
            />
          ) : (
            <div className="space-y-6">
              <RoleHead role={role.data} />
              <RoleMatrix
                catalogue={catalogue.data}
                roles={roles.data}
                permissions={role.data.permissions}
                inherits={role.data.inherits}
              />
              {mayReadAssignments && (
                <RoleHolders
                  role={role.data.name}
                  names={names.data ?? new Map()}
                  teamNames={new Map((teams.data ?? []).map((team) => [team.id, team.name]))}
                />
              )}
            </div>
          )}
        </PageBody>
      )}
      {deleting && ready && (
        <DeleteRoleDialog
          role={role.data}
          roles={roles.data}
          names={names.data ?? new Map()}
          onClose={() => setDeleting(false)}
          onDeleted={() => void navigate(paths.roles())}
        />
      )}
    </Page>
  );
}

function RoleHead({ role }: { role: Role }) {
  return (
    <header>
      <h2 className="flex items-center gap-2 text-xl font-semibold">
        {words(role.name)}
        {role.system ? (
          <Badge>
            <Lock aria-hidden />
            System
          </Badge>
        ) : (
          <Badge tone="accent">Custom</Badge>
        )}
      </h2>
      <p className="mt-1 text-sm text-ink-soft">
        {role.description ||
          (role.system ? 'Comes with TrueValue and stays as it is. Duplicate it to begin one of your own.' : '')}
      </p>
      {role.inherits.length > 0 && (
        <p className="mt-1 text-sm text-ink-faint">Inherits {role.inherits.map(words).join(', ')}.</p>
      )}
    </header>
  );
}

interface RoleActionsProps {
  role: Role;
  onEdit: () => void;
  onDelete: () => void;
}

function RoleActions({ role, onEdit, onDelete }: RoleActionsProps) {
  const mayWrite = usePermission('roles:write');
  const lacking = mayWrite ? undefined : 'Your role may not change roles.';
  const because = role.system ? 'System roles stay as they are. Duplicate it instead.' : lacking;
  return (
    <>
      {lacking ? (
        <ReasonedButton because={lacking}>
          <Copy aria-hidden />
          Duplicate
        </ReasonedButton>
      ) : (
        <Button asChild>
          <Link to={paths.newRole(role.id)}>
            <Copy aria-hidden />
            Duplicate
          </Link>
        </Button>
      )}
      <ReasonedButton because={because} onClick={onDelete} aria-label="Delete role">
        <Trash2 aria-hidden />
      </ReasonedButton>
      <ReasonedButton variant="primary" because={because} onClick={onEdit}>
        <Pencil aria-hidden />
        Edit
      </ReasonedButton>
    </>
  );
}
