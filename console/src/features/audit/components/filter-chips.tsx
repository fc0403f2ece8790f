import { X } from 'lucide-react';
import { type AuditFilters, areNone, NO_FILTERS } from '@/features/audit/api/audit-filters';
import { labelOf, type Names } from '@/features/audit/components/actions';
import { calendarDay } from '@/lib/format';
import { Button } from '@/ui/button';

interface FilterChipsProps {
  filters: AuditFilters;
  names: Names;
  /** Without it they are only shown. */
  onChange?: (filters: AuditFilters) => void;
}

/** What is filtered by, in words, each of which can be taken away. */
export function FilterChips({ filters, names, onChange }: FilterChipsProps) {
  if (areNone(filters)) {
    return null;
  }
  const set = (Object.keys(filters) as (keyof AuditFilters)[]).filter((name) => filters[name] !== '');
  return (
    <ul aria-label="Filters" className="flex flex-wrap items-center gap-1.5">
      {set.map((name) => (
        <li
          key={name}
          className="flex max-w-full items-center gap-1 rounded-lg border border-line-strong bg-raised py-0.5 pr-1 pl-2 text-xs"
        >
          <span className="text-ink-faint">{TITLES[name]}</span>
          <span className="truncate pr-1 font-medium">{shown(name, filters[name], names)}</span>
          {onChange && (
            <button
              type="button"
              aria-label={`Take away ${TITLES[name]}`}
              onClick={() => onChange({ ...filters, [name]: '' })}
              className="rounded p-0.5 text-ink-faint hover:bg-hover hover:text-ink"
            >
              <X aria-hidden className="size-3" />
            </button>
          )}
        </li>
      ))}
      {onChange && set.length > 1 && (
        <li>
          <Button variant="ghost" size="sm" onClick={() => onChange(NO_FILTERS)}>
            Clear
          </Button>
        </li>
      )}
    </ul>
  );
}

const TITLES: Record<keyof AuditFilters, string> = {
  action: 'Action',
  actor: 'By',
  resource: 'Of',
  from: 'From',
  to: 'To',
  q: 'With',
};

function shown(name: keyof AuditFilters, value: string, names: Names): string {
  if (name === 'from' || name === 'to') {
    return calendarDay(value);
  }
  return name === 'action' ? labelOf(value) : (names.get(value) ?? value);
}
