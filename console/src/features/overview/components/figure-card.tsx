import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { count } from '@/lib/format';
import { Card } from '@/ui/card';
import { Skeleton } from '@/ui/skeleton';

interface FigureCardProps {
  name: string;
  icon: LucideIcon;
  to: string;
  value: number | undefined;
  /** The figure could not be read. */
  failed: boolean;
  note?: ReactNode;
}

export function FigureCard({ name, icon: Icon, to, value, failed, note }: FigureCardProps) {
  return (
    <Card className="relative p-4 transition-colors hover:border-line-strong">
      <Link
        to={to}
        className="flex items-center gap-2 text-sm text-ink-soft after:absolute after:inset-0 after:rounded-2xl"
      >
        <Icon aria-hidden className="size-4 text-ink-faint" />
        {name}
      </Link>
      <p className="mt-3 h-8 text-2xl font-semibold tracking-tight tabular-nums">
        {value === undefined ? (
          failed ? (
            <span className="text-ink-faint">–</span>
          ) : (
            <Skeleton className="h-7 w-16" />
          )
        ) : (
          count(value)
        )}
      </p>
      <p className="h-4 text-xs text-ink-faint">{failed ? 'Not available' : note}</p>
    </Card>
  );
}
