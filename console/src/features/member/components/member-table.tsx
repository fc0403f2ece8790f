import { Link } from 'react-router';
import type { Member } from '@/api/types';
import { type MemberAction, MemberMenu } from '@/features/member/components/member-menu';
import { MEMBER_STATUS, nameOf } from '@/features/member/components/member-name';
import { day, words } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { Avatar } from '@/ui/avatar';
import { Badge } from '@/ui/badge';
import { SkeletonRows } from '@/ui/skeleton';
import { Cell, Head, HeadCell, Nothing, Row, Table } from '@/ui/table';

interface MemberTableProps {
  members: Member[];
  loading: boolean;
  ownId: string;
  ownerId: string | undefined;
  teamNames: ReadonlyMap<string, string>;
  onAct: (action: MemberAction, member: Member) => void;
}

export function MemberTable({ members, loading, ...shared }: MemberTableProps) {
  return (
    <Table label="Members" className="flex-1">
      <Head>
        <HeadCell>Name</HeadCell>
        <HeadCell>Roles</HeadCell>
        <HeadCell>Teams</HeadCell>
        <HeadCell>Status</HeadCell>
        <HeadCell>Joined</HeadCell>
        <HeadCell>
          <span className="sr-only">Actions</span>
        </HeadCell>
      </Head>
      <tbody>
        {loading ? (
          <SkeletonRows columns={6} rows={4} />
        ) : (
          members.map((member) => <MemberRow key={member.user_id} member={member} {...shared} />)
        )}
      </tbody>
    </Table>
  );
}

type MemberRowProps = Omit<MemberTableProps, 'members' | 'loading'> & { member: Member };

function MemberRow({ member, ownId, ownerId, teamNames, onAct }: MemberRowProps) {
  return (
    <Row>
      <Cell className="h-14">
        <div className="flex items-center gap-3">
          <Avatar name={nameOf(member)} className="size-8 text-xs" />
          <div className="min-w-0">
            <div className="flex items-center gap-1.5">
              <Link to={paths.member(member.user_id)} className="truncate font-medium text-ink hover:underline">
                {nameOf(member)}
              </Link>
              {member.user_id === ownId && <Badge>You</Badge>}
            </div>
            <div className="truncate text-xs text-ink-faint">{member.email}</div>
          </div>
        </div>
      </Cell>
      <Cell>
        <RoleBadges member={member} />
      </Cell>
      <Cell>
        <Names names={member.teams.map((team) => teamNames.get(team) ?? 'A team')} />
      </Cell>
      <Cell>
        <Badge tone={MEMBER_STATUS[member.status] ?? 'neutral'}>{words(member.status)}</Badge>
      </Cell>
      <Cell className="tabular-nums">{day(member.joined_at)}</Cell>
      <Cell className="w-12 text-right">
        <MemberMenu member={member} ownerId={ownerId} onAct={onAct} />
      </Cell>
    </Row>
  );
}

export function RoleBadges({ member }: { member: Member }) {
  return (
    <span className="flex flex-wrap gap-1">
      {member.owner && <Badge tone="info">Owner</Badge>}
      {member.roles.map((role) => (
        <Badge key={role} tone="outline">
          {words(role)}
        </Badge>
      ))}
      {!member.owner && member.roles.length === 0 && <Nothing />}
    </span>
  );
}

function Names({ names }: { names: string[] }) {
  return names.length === 0 ? <Nothing /> : <span title={names.join(', ')}>{names.join(', ')}</span>;
}
