import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus, Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Dashboard, Metric, Tile } from '@/api/analytics-types';
import { isProblem } from '@/api/client';
import { faultOf } from '@/api/problem-words';
import { Crumbs } from '@/app/crumbs';
import { changeDashboard, keepDashboard } from '@/features/dashboard/api/dashboard-calls';
import type { NameGroup } from '@/features/dashboard/components/figures';
import { added, inOrder, MOST_TILES, placed, without } from '@/features/dashboard/components/layout';
import { TileCard } from '@/features/dashboard/components/tile-card';
import { TileDialog } from '@/features/dashboard/components/tile-dialog';
import { TileGrid } from '@/features/dashboard/components/tile-grid';
import { MoveHandle, SizeHandle } from '@/features/dashboard/components/tile-handle';
import { newTile } from '@/features/dashboard/components/tile-shape';
import { useDraft } from '@/features/dashboard/components/use-draft';
import { paths } from '@/lib/path-builder';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Page, PageBody } from '@/ui/page';
import { ProblemNotice } from '@/ui/problem';
import { ReasonedButton } from '@/ui/reasoned-button';
import { StaleNotice } from '@/ui/stale-notice';
import { toast } from '@/ui/toast';

interface DashboardBuilderProps {
  dashboard: Dashboard;
  metrics: readonly Metric[];
  nameOf: NameGroup;
  onReload: () => void;
  reloading: boolean;
  onDone: () => void;
}

const FIELDS = ['name', 'description'] as const;
const AS_SAVED = {};

/** Arranges a dashboard's tiles. Nothing is saved until it is said, and every change before that can be undone. */
export function DashboardBuilder({ dashboard, metrics, nameOf, onReload, reloading, onDone }: DashboardBuilderProps) {
  const { draft, changed, change, undo } = useDraft(dashboard);
  const [editing, setEditing] = useState<{ tile: Tile; isNew: boolean }>();
  const [says, setSays] = useState('');
  const grid = useRef<HTMLUListElement>(null);
  const queries = useQueryClient();
  const { tiles } = draft;
  const body = { name: draft.name.trim(), description: draft.description.trim(), tiles: inOrder(tiles) };
  const saving = useMutation({
    mutationFn: () => changeDashboard(dashboard, body),
    onSuccess: (saved) => {
      keepDashboard(queries, saved);
      toast(`${saved.name} is saved`);
      onDone();
    },
  });

  function done(tile: Tile, isNew: boolean) {
    change({ tiles: isNew ? added(tiles, tile) : placed(tiles, tile.id, tile) });
    setSays(isNew ? `${tile.title} is added` : `${tile.title} is changed`);
    setEditing(undefined);
  }

  function arrange(next: Tile[], step: string, saying: string) {
    change({ tiles: next }, step);
    setSays(saying);
  }

  const first = metrics[0];
  const full = tiles.length >= MOST_TILES ? `A dashboard holds ${MOST_TILES} tiles.` : undefined;
  return (
    <Page
      title={
        <Crumbs to={paths.dashboards()} list="Dashboards">
          {dashboard.name}
        </Crumbs>
      }
      actions={
        <>
          <ReasonedButton because={changed ? undefined : 'Nothing was changed yet.'} onClick={undo}>
            <Undo2 aria-hidden />
            Undo
          </ReasonedButton>
          <Button onClick={onDone}>Cancel</Button>
          <Button variant="primary" busy={saving.isPending} disabled={body.name === ''} onClick={() => saving.mutate()}>
            Save
          </Button>
        </>
      }
    >
      <PageBody wide>
        <StaleNotice problem={saving.error} busy={reloading} onReload={onReload} />
        <ProblemNotice
          problem={isProblem(saving.error, 'stale_version') ? undefined : saving.error}
          fields={FIELDS}
          className="mb-4"
        />
        <div className="mb-5 grid items-end gap-4 md:grid-cols-[minmax(0,1fr)_minmax(0,2fr)_auto]">
          <Field
            label="Name"
            required
            maxLength={120}
            value={draft.name}
            onChange={(event) => change({ name: event.target.value }, 'name')}
            error={faultOf(saving.error, 'name')}
          />
          <Field
            label="Description"
            optional
            maxLength={1000}
            value={draft.description}
            onChange={(event) => change({ description: event.target.value }, 'description')}
            error={faultOf(saving.error, 'description')}
          />
          <ReasonedButton
            size="lg"
            className="h-9"
            because={full ?? (first ? undefined : 'The metrics are on their way.')}
            onClick={() => first && setEditing({ tile: newTile(first), isNew: true })}
          >
            <Plus aria-hidden />
            Add tile
          </ReasonedButton>
        </div>
        <p role="status" className="sr-only">
          {says}
        </p>
        {tiles.length === 0 ? (
          <p className="rounded-2xl border border-dashed border-line-strong py-16 text-center text-sm text-ink-faint">
            Add the first tile.
          </p>
        ) : (
          <TileGrid tiles={tiles} label="Tiles" arranging ref={grid}>
            {(tile) => (
              <div className="relative h-full">
                <TileCard
                  tile={tile}
                  look={AS_SAVED}
                  metric={metrics.find(({ name }) => name === tile.metric)}
                  nameOf={nameOf}
                  live={undefined}
                  handle={<MoveHandle tile={tile} tiles={tiles} grid={grid} onArrange={arrange} />}
                  onEdit={(one) => setEditing({ tile: one, isNew: false })}
                  onRemove={(one) => {
                    change({ tiles: without(tiles, one.id) });
                    setSays(`${one.title} is removed`);
                  }}
                />
                <SizeHandle tile={tile} tiles={tiles} grid={grid} onArrange={arrange} />
              </div>
            )}
          </TileGrid>
        )}
      </PageBody>
      {editing && (
        <TileDialog
          key={editing.tile.id}
          tile={editing.tile}
          isNew={editing.isNew}
          catalogue={metrics}
          nameOf={nameOf}
          onClose={() => setEditing(undefined)}
          onDone={(tile) => done(tile, editing.isNew)}
        />
      )}
    </Page>
  );
}
