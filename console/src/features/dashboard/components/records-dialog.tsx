import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { FigureRecord } from '@/api/analytics-types';
import { recordsQuery } from '@/features/dashboard/api/figure-calls';
import { rangeName } from '@/features/dashboard/components/spans';
import { count, words } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { Dialog, DialogContent } from '@/ui/dialog';
import { ProblemNotice } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';

interface RecordsDialogProps {
  title: string;
  metric: string;
  span: { from: string; to: string };
  onClose: () => void;
}

/** The records behind a figure, those that the reader may see. */
export function RecordsDialog({ title, metric, span, onClose }: RecordsDialogProps) {
  const records = useQuery(recordsQuery(metric, span));
  const items = records.data?.items ?? [];
  const more = records.data?.next_cursor != null;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={title} description={rangeName({ last: null, ...span })}>
        <div className="px-5 pt-3 pb-5">
          <ProblemNotice problem={records.error} />
          {records.isPending && <Skeleton className="h-24 rounded-lg" />}
          {records.isSuccess && items.length === 0 && (
            <p className="py-6 text-center text-sm text-ink-faint">No record of this time that you may see.</p>
          )}
          <ul aria-label="Records" className="divide-y divide-line">
            {items.map((record) => (
              <li
                key={`${record.type} ${record.id}`}
                className="flex items-baseline justify-between gap-3 py-2 text-sm"
              >
                <Title record={record} />
                <span className="shrink-0 text-xs text-ink-faint">{words(record.type)}</span>
              </li>
            ))}
          </ul>
          {more && <p className="pt-2 text-xs text-ink-faint">The first {count(items.length)} are shown.</p>}
        </div>
      </DialogContent>
    </Dialog>
  );
}

function Title({ record }: { record: FigureRecord }) {
  const to = addressOf(record);
  // Empty where the reader may not see it, or it is somebody's who has left.
  const title = record.title || record.id.slice(0, 8);
  return to === undefined ? (
    <span className="min-w-0 truncate">{title}</span>
  ) : (
    <Link to={to} className="min-w-0 truncate font-medium hover:underline">
      {title}
    </Link>
  );
}

function addressOf({ type, id }: FigureRecord): string | undefined {
  switch (type) {
    case 'contact':
      return paths.contact(id);
    case 'company':
      return paths.company(id);
    case 'deal':
      return paths.deal(id);
    case 'user':
    case 'member':
      return paths.member(id);
    default:
      return undefined;
  }
}
