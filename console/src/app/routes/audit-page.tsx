import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Download, EyeOff, RefreshCw, ScrollText, SearchX } from 'lucide-react';
import { useState } from 'react';
import { useClaims, usePermission } from '@/api/session';
import { AuditTabs } from '@/app/audit-tabs';
import { EraseValues } from '@/app/routes/erase-values';
import { useAuditFilters } from '@/app/routes/use-audit-filters';
import { auditQuery } from '@/features/audit/api/audit-calls';
import { areNone } from '@/features/audit/api/audit-filters';
import { AuditFilterBar } from '@/features/audit/components/audit-filter-bar';
import { AuditList } from '@/features/audit/components/audit-list';
import { EventDrawer } from '@/features/audit/components/event-drawer';
import { ExportDialog } from '@/features/audit/components/export-dialog';
import { FilterChips } from '@/features/audit/components/filter-chips';
import { memberNamesQuery } from '@/features/member/api/member-calls';
import { MemberPicker } from '@/features/member/components/member-picker';
import { cn } from '@/lib/cn';
import { paths } from '@/lib/path-builder';
import { useOpened } from '@/lib/use-opened';
import { Action, ActionMenu } from '@/ui/action-menu';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { ReasonedButton } from '@/ui/reasoned-button';
import { Skeleton } from '@/ui/skeleton';

export function AuditPage() {
  const slug = useClaims().org_slug ?? '';
  const { filters, searched, type, change } = useAuditFilters();
  const opened = useOpened('event');
  const [exporting, setExporting] = useState(false);
  const [erasing, setErasing] = useState(false);
  const mayExport = usePermission('audit:export');
  const mayErase = usePermission('organization:write');
  const events = useInfiniteQuery(auditQuery(searched));
  const names = useQuery(memberNamesQuery(slug)).data ?? NOBODY;
  const items = events.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <Page
      title="Audit trail"
      actions={
        <>
          <Button
            variant="ghost"
            size="icon"
            aria-label="Look again"
            disabled={events.isFetching}
            onClick={() => void events.refetch()}
          >
            <RefreshCw aria-hidden className={cn(events.isFetching && 'animate-spin')} />
          </Button>
          <ReasonedButton
            because={mayExport ? undefined : 'Your role may not export the audit trail.'}
            onClick={() => setExporting(true)}
          >
            <Download aria-hidden />
            Export
          </ReasonedButton>
          <ActionMenu label="More about the trail">
            <Action
              icon={<EyeOff />}
              danger
              because={mayErase ? undefined : 'Your role may not erase values.'}
              onSelect={() => setErasing(true)}
            >
              Erase a person’s values…
            </Action>
          </ActionMenu>
        </>
      }
    >
      <AuditTabs />
      <AuditFilterBar
        filters={filters}
        onType={type}
        onChange={(part) => change({ ...filters, ...part })}
        actor={
          <MemberPicker
            slug={slug}
            label="Actor"
            placeholder="Anybody"
            value={filters.actor === '' ? undefined : filters.actor}
            onChange={(actor) => change({ ...filters, actor })}
            className="h-8 w-40 px-2.5"
          />
        }
      />
      {!areNone(filters) && (
        <div className="border-b border-line px-6 py-2">
          <FilterChips filters={filters} names={names} onChange={change} />
        </div>
      )}
      {events.isLoadingError ? (
        <ProblemState problem={events.error} onRetry={() => void events.refetch()} />
      ) : events.isPending ? (
        <Waiting />
      ) : items.length === 0 ? (
        <Nothing filtered={!areNone(filters)} />
      ) : (
        <>
          <AuditList events={items} names={names} onOpen={({ id }) => opened.open(id)} />
          <LoadMore
            shown={items.length}
            noun={items.length === 1 ? 'event' : 'events'}
            hasMore={events.hasNextPage}
            busy={events.isFetchingNextPage}
            problem={events.error}
            onMore={() => void events.fetchNextPage()}
          />
        </>
      )}
      <EventDrawer id={opened.id} names={names} onlyOf={paths.audit} onClose={opened.close} />
      <ExportDialog open={exporting} onClose={() => setExporting(false)} slug={slug} filters={filters} names={names} />
      <EraseValues open={erasing} onClose={() => setErasing(false)} slug={slug} />
    </Page>
  );
}

const NOBODY: ReadonlyMap<string, string> = new Map();

function Nothing({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState icon={SearchX} title="Nothing matches">
      No event of this organisation fits these filters.
    </EmptyState>
  ) : (
    <EmptyState icon={ScrollText} title="Nothing has happened yet">
      Whatever is done in this organisation will be written here, and nobody can rub it out.
    </EmptyState>
  );
}

function Waiting() {
  return (
    <div aria-hidden className="space-y-4 px-6 py-5">
      {['w-2/3', 'w-1/2', 'w-3/5', 'w-2/5', 'w-1/2', 'w-2/3'].map((width, at) => (
        <div key={at} className="flex items-center gap-3">
          <Skeleton className="size-7 rounded-lg" />
          <Skeleton className={width} />
        </div>
      ))}
    </div>
  );
}
