import { ChartNoAxesColumn, Download, Pencil, Table2, TableProperties, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { LiveFigure, Metric, Tile } from '@/api/analytics-types';
import { lookedAt, type Look } from '@/features/dashboard/api/figure-calls';
import type { NameGroup } from '@/features/dashboard/components/figures';
import { rangeName } from '@/features/dashboard/components/spans';
import { TileBody } from '@/features/dashboard/components/tile-body';
import { Action, ActionMenu } from '@/ui/action-menu';
import { Card } from '@/ui/card';

interface TileCardProps {
  tile: Tile;
  look: Look;
  metric: Metric | undefined;
  nameOf: NameGroup;
  live: LiveFigure | undefined;
  /** Stands before the title while the tiles are arranged. */
  handle?: ReactNode;
  onRecords?: ((tile: Tile, span?: { from: string; to: string }) => void) | undefined;
  onDownload?: ((tile: Tile) => void) | undefined;
  onEdit?: ((tile: Tile) => void) | undefined;
  onRemove?: ((tile: Tile) => void) | undefined;
}

/** A tile with its title and what can be done with it. */
export function TileCard({ tile, look, metric, nameOf, live, handle, ...actions }: TileCardProps) {
  const [asTable, setAsTable] = useState(false);
  const { onRecords, onDownload, onEdit, onRemove } = actions;
  const plain = tile.kind !== 'funnel' && tile.kind !== 'cohort';
  const drills = plain && metric?.drills_down === true && onRecords !== undefined;
  return (
    <Card className="flex h-full min-h-0 flex-col p-4" aria-label={tile.title}>
      <header className="flex items-start gap-1.5">
        {handle}
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-sm font-semibold" title={metric?.definition}>
            {tile.title}
          </h2>
          <p className="truncate text-2xs text-ink-faint">
            {rangeName(lookedAt(tile, look).range)}
            {live && (
              <span className="ml-1.5 inline-flex items-center gap-1 text-accent">
                <span aria-hidden className="size-1.5 rounded-full bg-accent" />
                Live
              </span>
            )}
          </p>
        </div>
        <div className="-mt-1 -mr-1.5">
          <ActionMenu label={`Actions for ${tile.title}`}>
            {plain && (
              <Action icon={asTable ? <ChartNoAxesColumn /> : <Table2 />} onSelect={() => setAsTable(!asTable)}>
                {asTable ? (tile.kind === 'number' ? 'Show as a number' : 'Show as a chart') : 'Show as a table'}
              </Action>
            )}
            {drills && (
              <Action icon={<TableProperties />} onSelect={() => onRecords(tile)}>
                Records behind it
              </Action>
            )}
            {onDownload && (
              <Action icon={<Download />} onSelect={() => onDownload(tile)}>
                Download as CSV
              </Action>
            )}
            {onEdit && (
              <Action icon={<Pencil />} onSelect={() => onEdit(tile)}>
                Edit tile
              </Action>
            )}
            {onRemove && (
              <Action icon={<Trash2 />} danger onSelect={() => onRemove(tile)}>
                Remove tile
              </Action>
            )}
          </ActionMenu>
        </div>
      </header>
      <div className="mt-2 min-h-0 flex-1">
        <TileBody
          tile={tile}
          look={look}
          metric={metric}
          nameOf={nameOf}
          live={live}
          asTable={asTable}
          onRecords={drills ? (span) => onRecords(tile, span) : undefined}
        />
      </div>
    </Card>
  );
}
