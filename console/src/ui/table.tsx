import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/lib/cn';

/** A table whose head stays in sight while its own frame scrolls. */
export function Table({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div className={cn('min-h-0 overflow-auto', className)}>
      <table aria-label={label} className="w-full border-separate border-spacing-0 text-sm">
        {children}
      </table>
    </div>
  );
}

export function Head({ children }: { children: ReactNode }) {
  return (
    <thead>
      <tr>{children}</tr>
    </thead>
  );
}

export function HeadCell({ className, ...rest }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      className={cn(
        'sticky top-0 z-10 h-9 border-b border-line bg-canvas px-3 text-left text-xs font-medium whitespace-nowrap text-ink-soft first:pl-6 last:pr-6',
        className,
      )}
      {...rest}
    />
  );
}

interface SortCellProps {
  field: string;
  /** `last_name`, or `-last_name` for descending. */
  sort: string;
  onSort: (sort: string) => void;
  className?: string;
  children: ReactNode;
}

export function SortCell({ field, sort, onSort, className, children }: SortCellProps) {
  const direction = sort === field ? 'ascending' : sort === `-${field}` ? 'descending' : 'none';
  const Icon = direction === 'ascending' ? ArrowUp : direction === 'descending' ? ArrowDown : ChevronsUpDown;
  return (
    <HeadCell aria-sort={direction} className={className}>
      <button
        type="button"
        className="group -mx-1.5 inline-flex items-center gap-1 rounded-md px-1.5 py-0.5 hover:bg-hover hover:text-ink"
        onClick={() => onSort(direction === 'ascending' ? `-${field}` : field)}
      >
        {children}
        <Icon
          aria-hidden
          className={cn(
            'size-3',
            direction === 'none' && 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60',
          )}
        />
      </button>
    </HeadCell>
  );
}

export function Row({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr className={cn('group/row transition-colors duration-75 hover:bg-sunken', className)} {...rest} />;
}

export function Cell({ className, ...rest }: ComponentProps<'td'>) {
  return (
    <td
      className={cn('h-11 max-w-72 truncate border-b border-line px-3 text-ink-soft first:pl-6 last:pr-6', className)}
      {...rest}
    />
  );
}

/** What stands in an empty cell. */
export function Nothing() {
  return (
    <span aria-label="none" className="text-ink-faint/50">
      –
    </span>
  );
}
