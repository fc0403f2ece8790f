import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import type { LiveFigure, Metric, Tile } from '@/api/analytics-types';
import { wordsFor } from '@/api/problem-words';
import { funnelQuery, type Look, lookedAt, retentionQuery, seriesQuery } from '@/features/dashboard/api/figure-calls';
import { CohortTable } from '@/features/dashboard/components/cohort-table';
import { FigureTable } from '@/features/dashboard/components/figure-table';
import { figure, linesOf, type NameGroup } from '@/features/dashboard/components/figures';
import { FunnelChart } from '@/features/dashboard/components/funnel-chart';
import { NumberFigure } from '@/features/dashboard/components/number-figure';
import { rangeName, spanOf } from '@/features/dashboard/components/spans';
import { Button } from '@/ui/button';
import { Skeleton } from '@/ui/skeleton';

/** The chart library comes with the first chart that is drawn. */
const SeriesChart = lazy(async () => {
  const { SeriesChart: Component } = await import('@/features/dashboard/components/series-chart');
  return { default: Component };
});

interface TileBodyProps {
  tile: Tile;
  look: Look;
  metric: Metric | undefined;
  nameOf: NameGroup;
  live: LiveFigure | undefined;
  asTable: boolean;
  onRecords: ((span: { from: string; to: string }) => void) | undefined;
}

/** What a tile shows: its figures, or why there are none. */
export function TileBody(props: TileBodyProps) {
  switch (props.tile.kind) {
    case 'funnel':
      return <FunnelBody {...props} />;
    case 'cohort':
      return <CohortBody {...props} />;
    case 'number':
    case 'line':
    case 'bar':
      return <SeriesBody {...props} />;
  }
}

function SeriesBody({ tile, look, metric, nameOf, live, asTable, onRecords }: TileBodyProps) {
  const series = useQuery(seriesQuery(tile, look));
  // The same as long as the answer is, so that a live figure does not draw every chart anew.
  const lines = useMemo(() => (series.data ? linesOf(tile, series.data, nameOf) : []), [tile, series.data, nameOf]);
  if (!series.data) {
    return <Waiting failed={series.error} onRetry={() => void series.refetch()} />;
  }
  const { window, range } = lookedAt(tile, look);
  const timezone = series.data.timezone ?? look.timezone;
  const shared = { lines, window, timezone, unit: series.data.unit ?? metric?.unit };
  if (asTable) {
    const { to } = spanOf(range);
    return <FigureTable label={`${tile.title}, figures`} {...shared} onRecords={onRecords} to={to} />;
  }
  if (tile.kind === 'number') {
    // What is followed is the whole, and says nothing of a part.
    const whole = Object.keys(tile.filters).length === 0;
    return <NumberFigure lines={lines} unit={shared.unit} live={whole ? live : undefined} />;
  }
  if (lines.every(({ points }) => points.every(({ value }) => value === 0))) {
    return <Nothing />;
  }
  const said = lines.map(({ name, total, currency }) => `${name}: ${figure(total, shared.unit, currency)}`).join('; ');
  return (
    <Suspense fallback={<Skeleton className="h-full rounded-lg" />}>
      <SeriesChart
        kind={tile.kind === 'line' ? 'line' : 'bar'}
        {...shared}
        label={`${tile.title}, ${rangeName(range).toLowerCase()}. ${said}. The figures stand in its table.`}
      />
    </Suspense>
  );
}

function FunnelBody({ tile, look }: TileBodyProps) {
  const funnel = useQuery(funnelQuery(tile, look));
  if (!funnel.data) {
    return <Waiting failed={funnel.error} onRetry={() => void funnel.refetch()} />;
  }
  return funnel.data.steps.every(({ people }) => people === 0) ? (
    <Nothing />
  ) : (
    <FunnelChart steps={funnel.data.steps} label={tile.title} />
  );
}

function CohortBody({ tile, look }: TileBodyProps) {
  const retention = useQuery(retentionQuery(tile, look));
  if (!retention.data) {
    return <Waiting failed={retention.error} onRetry={() => void retention.refetch()} />;
  }
  const cohorts = retention.data.cohorts.filter(({ size }) => size > 0);
  return cohorts.length === 0 ? (
    <Nothing />
  ) : (
    <CohortTable cohorts={cohorts} timezone={retention.data.timezone} label={tile.title} />
  );
}

function Waiting({ failed, onRetry }: { failed: unknown; onRetry: () => void }) {
  if (!failed) {
    return <Skeleton className="h-full min-h-8 rounded-lg" />;
  }
  const { title, detail } = wordsFor(failed);
  return (
    <div role="alert" className="flex h-full flex-col items-center justify-center gap-1 overflow-y-auto text-center">
      <p className="text-sm font-medium">{title}</p>
      <p className="text-xs text-ink-faint">{detail}</p>
      <Button size="sm" className="mt-1" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}

function Nothing() {
  return (
    <p className="flex h-full items-center justify-center text-center text-sm text-ink-faint">
      Nothing happened in this time.
    </p>
  );
}
