import { Cell, Row } from '@/ui/table';
import { cn } from '@/lib/cn';

export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block h-3.5 animate-shimmer rounded-md bg-pressed', className)} />;
}

const WIDTHS = ['w-36', 'w-28', 'w-44', 'w-24', 'w-32'];

/** Rows in the place of those that are on their way. */
export function SkeletonRows({ rows = 8, columns }: { rows?: number; columns: number }) {
  return Array.from({ length: rows }, (_, row) => (
    <Row key={row}>
      {Array.from({ length: columns }, (_, column) => (
        <Cell key={column}>
          <Skeleton className={WIDTHS[(row + column * 2) % WIDTHS.length] ?? 'w-32'} />
        </Cell>
      ))}
    </Row>
  ));
}

/** The head of a record that is on its way. */
export function RecordSkeleton() {
  return (
    <div className="flex items-center gap-4">
      <Skeleton className="size-14 rounded-full" />
      <div className="space-y-2">
        <Skeleton className="h-5 w-48" />
        <Skeleton className="w-64" />
      </div>
    </div>
  );
}
