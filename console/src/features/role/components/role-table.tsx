import { Lock } from 'lucide-react';
import { Link } from 'react-router';
import type { Role } from '@/api/access-types';
import { words } from '@/lib/format';
import { inheritedFrom } from '@/lib/permissions';
import { paths } from '@/lib/path-builder';
import { Badge } from '@/ui/badge';
import { SkeletonRows } from '@/ui/skeleton';
import { Cell, Head, HeadCell, Nothing, Row, Table } from '@/ui/table';

export function RoleTable({ roles, loading }: { roles: Role[]; loading: boolean }) {
  return (
    <Table label="Roles" className="flex-1">
      <Head>
        <HeadCell>Name</HeadCell>
        <HeadCell>Kind</HeadCell>
        <HeadCell>Inherits</HeadCell>
        <HeadCell>Permissions</HeadCell>
        <HeadCell>Given to</HeadCell>
      </Head>
      <tbody>
        {loading ? (
          <SkeletonRows columns={5} rows={4} />
        ) : (
          roles.map((role) => (
            <Row key={role.id} className="relative">
              <Cell className="h-14">
                <Link
                  to={paths.role(role.id)}
                  className="block truncate font-medium text-ink after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
                >
                  {words(role.name)}
                </Link>
                {role.description && <span className="block truncate text-xs text-ink-faint">{role.description}</span>}
              </Cell>
              <Cell>
                {role.system ? (
                  <Badge>
                    <Lock aria-hidden />
                    System
                  </Badge>
                ) : (
                  <Badge tone="accent">Custom</Badge>
                )}
              </Cell>
              <Cell>{role.inherits.map(words).join(', ') || <Nothing />}</Cell>
              <Cell className="tabular-nums">{inheritedFrom([role.name], roles).size}</Cell>
              <Cell>{holdersOf(role) || <Nothing />}</Cell>
            </Row>
          ))
        )}
      </tbody>
    </Table>
  );
}

function holdersOf({ holders: { users, teams } }: Role): string {
  const people = users === 0 ? '' : users === 1 ? '1 person' : `${users} people`;
  const groups = teams === 0 ? '' : teams === 1 ? '1 team' : `${teams} teams`;
  return [people, groups].filter(Boolean).join(', ');
}
