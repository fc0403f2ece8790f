import { Building2, Copy, Lock, Trash2 } from 'lucide-react';
import { Link } from 'react-router';
import type { Dashboard } from '@/api/analytics-types';
import type { NameGroup } from '@/features/dashboard/components/figures';
import { ago, count } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { Action, ActionMenu } from '@/ui/action-menu';
import { SkeletonRows } from '@/ui/skeleton';
import { Cell, Head, HeadCell, Row, Table } from '@/ui/table';

interface DashboardTableProps {
  dashboards: readonly Dashboard[];
  loading: boolean;
  nameOf: NameGroup;
  /** Why the reader cannot copy or delete; undefined where they can. */
  because: string | undefined;
  onCopy: (dashboard: Dashboard) => void;
  onDelete: (dashboard: Dashboard) => void;
}

export function DashboardTable({ dashboards, loading, nameOf, because, onCopy, onDelete }: DashboardTableProps) {
  return (
    <Table label="Dashboards" className="flex-1">
      <Head>
        <HeadCell>Name</HeadCell>
        <HeadCell>Seen by</HeadCell>
        <HeadCell>Tiles</HeadCell>
        <HeadCell>Owner</HeadCell>
        <HeadCell>Changed</HeadCell>
        <HeadCell>
          <span className="sr-only">Actions</span>
        </HeadCell>
      </Head>
      <tbody>
        {loading ? (
          <SkeletonRows columns={6} rows={3} />
        ) : (
          dashboards.map((dashboard) => (
            <Row key={dashboard.id}>
              <Cell className="h-14">
                <Link
                  to={paths.dashboard(dashboard.id)}
                  className="block truncate font-medium text-ink hover:underline"
                >
                  {dashboard.name}
                </Link>
                <span className="block truncate text-2xs text-ink-faint">{dashboard.description}</span>
              </Cell>
              <Cell>
                <SeenBy visibility={dashboard.visibility} />
              </Cell>
              <Cell className="tabular-nums">{count(dashboard.tiles.length)}</Cell>
              <Cell>{nameOf(dashboard.owner_id)}</Cell>
              <Cell className="text-ink-faint">{ago(dashboard.updated_at)}</Cell>
              <Cell className="text-right">
                <ActionMenu label={`Actions for ${dashboard.name}`}>
                  <Action icon={<Copy />} because={because} onSelect={() => onCopy(dashboard)}>
                    Copy for yourself
                  </Action>
                  <Action icon={<Trash2 />} because={because} danger onSelect={() => onDelete(dashboard)}>
                    Delete…
                  </Action>
                </ActionMenu>
              </Cell>
            </Row>
          ))
        )}
      </tbody>
    </Table>
  );
}

export function SeenBy({ visibility }: Pick<Dashboard, 'visibility'>) {
  const Icon = visibility === 'private' ? Lock : Building2;
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon aria-hidden className="size-3.5 text-ink-faint" />
      {visibility === 'private' ? 'Only you' : 'Everybody here'}
    </span>
  );
}
