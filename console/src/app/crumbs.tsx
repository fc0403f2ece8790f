import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** The list that something stands in, and what it is. */
export function Crumbs({ to, list, children }: { to: string; list: string; children: ReactNode }) {
  return (
    <span className="flex items-center gap-1.5">
      <Link to={to} className="font-medium text-ink-soft hover:text-ink">
        {list}
      </Link>
      <ChevronRight aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
      <span className="truncate">{children}</span>
    </span>
  );
}
