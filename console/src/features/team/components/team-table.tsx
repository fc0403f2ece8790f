import { Link } from 'react-router';
import type { Team } from '@/api/access-types';
import { count, day } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { Avatar } from '@/ui/avatar';
import { SkeletonRows } from '@/ui/skeleton';
import { Cell, Head, HeadCell, Nothing, Row, Table } from '@/ui/table';

interface TeamTableProps {
  teams: Team[];
  loading: boolean;
  names: ReadonlyMap<string, string>;
}

export function TeamTable({ teams, loading, names }: TeamTableProps) {
  return (
    <Table label="Teams" className="flex-1">
      <Head>
        <HeadCell>Name</HeadCell>
        <HeadCell>Lead</HeadCell>
        <HeadCell>Members</HeadCell>
        <HeadCell>Created</HeadCell>
      </Head>
      <tbody>
        {loading ? (
          <SkeletonRows columns={4} rows={4} />
        ) : (
          teams.map((team) => (
            <Row key={team.id} className="relative">
              <Cell>
                <Link
                  to={paths.team(team.id)}
                  className="flex items-center gap-2.5 font-medium text-ink after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
                >
                  <Avatar name={team.name} square />
                  <span className="truncate">{team.name}</span>
                </Link>
              </Cell>
              <Cell>{team.lead_id === null ? <Nothing /> : (names.get(team.lead_id) ?? 'A member')}</Cell>
              <Cell className="tabular-nums">{count(team.member_count)}</Cell>
              <Cell className="tabular-nums">{day(team.created_at)}</Cell>
            </Row>
          ))
        )}
      </tbody>
    </Table>
  );
}
