import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Copy, Download, LayoutDashboard, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Dashboard, Metric, Tile, TileWindow } from '@/api/analytics-types';
import { wordsFor } from '@/api/problem-words';
import { usePermission } from '@/api/session';
import { Crumbs } from '@/app/crumbs';
import { ShareSwitch } from '@/app/routes/share-switch';
import { copyDashboard, downloadFigures, keepDashboard } from '@/features/dashboard/api/dashboard-calls';
import { lookedAt, type Look } from '@/features/dashboard/api/figure-calls';
import { liveKey, useLiveFigures } from '@/features/dashboard/api/use-live-figures';
import type { NameGroup } from '@/features/dashboard/components/figures';
import { RecordsDialog } from '@/features/dashboard/components/records-dialog';
import { spanOf } from '@/features/dashboard/components/spans';
import { TileCard } from '@/features/dashboard/components/tile-card';
import { TileGrid } from '@/features/dashboard/components/tile-grid';
import { ViewBar } from '@/features/dashboard/components/view-bar';
import { paths } from '@/lib/path-builder';
import { useIdempotencyKey } from '@/lib/use-idempotency-key';
import { ActionMenu, Action } from '@/ui/action-menu';
import { EmptyState } from '@/ui/empty-state';
import { Page, PageBody } from '@/ui/page';
import { ReasonedButton } from '@/ui/reasoned-button';
import { toast } from '@/ui/toast';

interface DashboardViewProps {
  dashboard: Dashboard;
  metrics: readonly Metric[];
  nameOf: NameGroup;
  onEdit: () => void;
}

interface Behind {
  tile: Tile;
  span: { from: string; to: string };
}

/** A dashboard as it is looked at. What it is looked at by stands in the address, and is not saved. */
export function DashboardView({ dashboard, metrics, nameOf, onEdit }: DashboardViewProps) {
  const [look, setLook] = useLook();
  const [following, setFollowing] = useState(true);
  const [behind, setBehind] = useState<Behind>();
  const live = useLiveFigures(dashboard.tiles, look, following);
  const because = usePermission('dashboards:write') ? undefined : 'Your role may look at dashboards, not change them.';
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { keyFor, spent } = useIdempotencyKey();
  const failed = (problem: unknown) =>
    toast(wordsFor(problem).title, { tone: 'bad', detail: wordsFor(problem).detail });
  const downloading = useMutation({ mutationFn: (tile?: Tile) => downloadFigures(dashboard, tile), onError: failed });
  const copying = useMutation({
    mutationFn: () => copyDashboard(dashboard.id, keyFor(dashboard.id)),
    onSuccess: (copy) => {
      spent();
      keepDashboard(queries, copy);
      toast('This is your copy');
      void navigate(paths.dashboard(copy.id));
    },
    onError: failed,
  });

  const edit = (
    <ReasonedButton because={because} onClick={onEdit}>
      <Pencil aria-hidden />
      Edit
    </ReasonedButton>
  );
  return (
    <Page
      title={
        <Crumbs to={paths.dashboards()} list="Dashboards">
          {dashboard.name}
        </Crumbs>
      }
      actions={
        <>
          <ShareSwitch dashboard={dashboard} />
          {edit}
          <ActionMenu label="More actions">
            <Action icon={<Download />} onSelect={() => downloading.mutate(undefined)}>
              Download as CSV
            </Action>
            <Action icon={<Copy />} because={because} onSelect={() => copying.mutate()}>
              Copy for yourself
            </Action>
          </ActionMenu>
        </>
      }
    >
      <ViewBar look={look} onLook={setLook} live={live.state} onLive={setFollowing} />
      <PageBody wide>
        {dashboard.description !== '' && <p className="mb-5 text-sm text-ink-soft">{dashboard.description}</p>}
        {dashboard.tiles.length === 0 ? (
          <EmptyState icon={LayoutDashboard} title="No tiles yet" actions={edit}>
            Add the figures that belong here.
          </EmptyState>
        ) : (
          <TileGrid tiles={dashboard.tiles} label="Tiles">
            {(tile) => (
              <TileCard
                tile={tile}
                look={look}
                metric={metrics.find(({ name }) => name === tile.metric)}
                nameOf={nameOf}
                live={live.figures.get(liveKey(tile, look) ?? '')}
                onDownload={downloading.mutate}
                onRecords={(of, span) => setBehind({ tile: of, span: span ?? spanOf(lookedAt(of, look).range) })}
              />
            )}
          </TileGrid>
        )}
      </PageBody>
      {behind && (
        <RecordsDialog
          title={behind.tile.title}
          metric={behind.tile.metric}
          span={behind.span}
          onClose={() => setBehind(undefined)}
        />
      )}
    </Page>
  );
}

/** What is looked at, kept in the address, so that a reload and a shared link show the same. */
function useLook(): [Look, (look: Look) => void] {
  const [search, setSearch] = useSearchParams();
  const look: Look = {
    last: search.get('last') ?? undefined,
    window: (search.get('window') as TileWindow | null) ?? undefined,
    timezone: search.get('timezone') ?? undefined,
  };
  function set(next: Look) {
    const chosen = Object.entries(next).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
    setSearch(new URLSearchParams(chosen), { replace: true });
  }
  return [look, set];
}
