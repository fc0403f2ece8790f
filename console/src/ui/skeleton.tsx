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
