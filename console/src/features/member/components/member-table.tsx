import type { Member } from '@/api/types';
import { day, words } from '@/lib/format';
import { Avatar } from '@/ui/avatar';
import { Badge, type Tone } from '@/ui/badge';
import { Cell, Head, HeadCell, Nothing, Row, Table } from '@/ui/table';
import { SkeletonRows } from '@/ui/skeleton';

const STATUS: Record<string, Tone> = { active: 'accent', suspended: 'warn', removed: 'danger' };

/** An account that is gone leaves its membership's history without a name. */
export function nameOf(member: Member): string {
  return member.full_name ?? 'Former member';
}

export function namesOf(members: Member[]): ReadonlyMap<string, string> {
  return new Map(members.map((member) => [member.user_id, nameOf(member)]));
}

export function MemberTable({ members, loading, ownId }: { members: Member[]; loading: boolean; ownId: string }) {
  return (
    <Table label="Members" className="flex-1">
      <Head>
        <HeadCell>Name</HeadCell>
        <HeadCell>Roles</HeadCell>
        <HeadCell>Status</HeadCell>
        <HeadCell>Joined</HeadCell>
      </Head>
      <tbody>
        {loading ? (
          <SkeletonRows columns={4} rows={4} />
        ) : (
          members.map((member) => (
            <Row key={member.user_id}>
              <Cell className="h-14">
                <div className="flex items-center gap-3">
                  <Avatar name={nameOf(member)} className="size-8 text-xs" />
                  <div className="min-w-0">
                    <div className="flex items-center gap-1.5 font-medium text-ink">
                      <span className="truncate">{nameOf(member)}</span>
                      {member.user_id === ownId && <Badge>You</Badge>}
                    </div>
                    <div className="truncate text-xs text-ink-faint">{member.email}</div>
                  </div>
                </div>
              </Cell>
              <Cell>
                <span className="flex flex-wrap gap-1">
                  {member.owner && <Badge tone="info">Owner</Badge>}
                  {member.roles.map((role) => (
                    <Badge key={role} tone="outline">
                      {words(role)}
                    </Badge>
                  ))}
                  {!member.owner && member.roles.length === 0 && <Nothing />}
                </span>
              </Cell>
              <Cell>
                <Badge tone={STATUS[member.status] ?? 'neutral'}>{words(member.status)}</Badge>
              </Cell>
              <Cell className="tabular-nums">{day(member.joined_at)}</Cell>
            </Row>
          ))
        )}
      </tbody>
    </Table>
  );
}
