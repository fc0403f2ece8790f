import { Link } from 'react-router';
import type { Deal, Pipeline } from '@/api/deal-types';
import { nameOf } from '@/features/deal/api/deal-calls';
import { StatusBadge } from '@/features/deal/components/status-badge';
import { ago, calendarDay, money } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { SkeletonRows } from '@/ui/skeleton';
import { Cell, Head, HeadCell, Nothing, Row, SortCell, Table } from '@/ui/table';

interface DealTableProps {
  deals: Deal[];
  pipelines: readonly Pipeline[];
  loading: boolean;
  sort: string;
  onSort: (sort: string) => void;
}

export function DealTable({ deals, pipelines, loading, sort, onSort }: DealTableProps) {
  const stages = new Map(pipelines.flatMap((pipeline) => pipeline.stages.map((stage) => [stage.id, stage.name])));
  return (
    <Table label="Deals" className="flex-1">
      <Head>
        <SortCell field="name" sort={sort} onSort={onSort}>
          Name
        </SortCell>
        <SortCell field="amount" sort={sort} onSort={onSort}>
          Amount
        </SortCell>
        <HeadCell>Stage</HeadCell>
        <SortCell field="status" sort={sort} onSort={onSort}>
          Status
        </SortCell>
        <SortCell field="close_date" sort={sort} onSort={onSort}>
          Close date
        </SortCell>
        <SortCell field="created_at" sort={sort} onSort={onSort}>
          Added
        </SortCell>
      </Head>
      <tbody>
        {loading ? (
          <SkeletonRows columns={6} rows={12} />
        ) : (
          deals.map((deal) => (
            <Row key={deal.id} className="relative">
              <Cell>
                <Link
                  to={paths.deal(deal.id)}
                  className="font-medium text-ink after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
                >
                  {nameOf(deal)}
                </Link>
              </Cell>
              <Cell className="tabular-nums">{deal.amount ? money(deal.amount) : <Nothing />}</Cell>
              <Cell>{stages.get(deal.stage_id ?? '') ?? <Nothing />}</Cell>
              <Cell>{deal.status ? <StatusBadge status={deal.status} /> : <Nothing />}</Cell>
              <Cell className="whitespace-nowrap">{deal.close_date ? calendarDay(deal.close_date) : <Nothing />}</Cell>
              <Cell className="whitespace-nowrap text-ink-faint">{ago(deal.created_at)}</Cell>
            </Row>
          ))
        )}
      </tbody>
    </Table>
  );
}
