import type { ReactNode } from 'react';
import type { AuditFilters } from '@/features/audit/api/audit-filters';
import { ACTIONS, labelOf } from '@/features/audit/components/actions';
import { Input } from '@/ui/input';
import { SearchBox } from '@/ui/search-box';
import { Select } from '@/ui/select';

const ANY = '*';
const CUSTOM = 'custom';

/** Days back from today, today included. */
const SPANS: Record<string, number> = { Today: 1, 'Last 7 days': 7, 'Last 30 days': 30 };

interface AuditFilterBarProps {
  filters: AuditFilters;
  onType: (q: string) => void;
  onChange: (change: Partial<AuditFilters>) => void;
  /** Where a person is chosen. */
  actor: ReactNode;
}

export function AuditFilterBar({ filters, onType, onChange, actor }: AuditFilterBarProps) {
  const known = ACTIONS.includes(filters.action) || filters.action === '' ? ACTIONS : [filters.action, ...ACTIONS];
  return (
    <div
      role="search"
      aria-label="Filter the audit trail"
      className="flex min-h-12 shrink-0 flex-wrap items-center gap-2 border-b border-line px-6 py-2"
    >
      <SearchBox label="Search the trail" placeholder="Search" value={filters.q} onChange={onType} className="w-44" />
      <Select
        label="Action"
        className="w-40"
        value={filters.action === '' ? ANY : filters.action}
        onChange={(action) => onChange({ action: action === ANY ? '' : action })}
        choices={[{ value: ANY, label: 'Any action' }, ...known.map((value) => ({ value, label: labelOf(value) }))]}
      />
      {actor}
      <Select
        label="Time"
        className="w-36"
        value={spanOf(filters)}
        onChange={(span) => onChange(daysOf(span))}
        choices={[
          { value: ANY, label: 'Any time' },
          ...Object.keys(SPANS).map((value) => ({ value, label: value })),
          { value: CUSTOM, label: 'From … to …' },
        ]}
      />
      {spanOf(filters) === CUSTOM && (
        <>
          <DayInput label="From" value={filters.from} onChange={(from) => onChange({ from })} />
          <DayInput label="To" value={filters.to} onChange={(to) => onChange({ to })} />
        </>
      )}
    </div>
  );
}

function spanOf({ from, to }: AuditFilters): string {
  if (from === '' && to === '') {
    return ANY;
  }
  const named = Object.keys(SPANS).find((span) => to === '' && daysOf(span).from === from);
  return named ?? CUSTOM;
}

function daysOf(span: string): { from: string; to: string } {
  if (span === ANY) {
    return { from: '', to: '' };
  }
  const today = new Date();
  if (span === CUSTOM) {
    return { from: dayOf(new Date(today.getFullYear(), today.getMonth(), 1)), to: dayOf(today) };
  }
  const back = (SPANS[span] ?? 1) - 1;
  return { from: dayOf(new Date(today.getFullYear(), today.getMonth(), today.getDate() - back)), to: '' };
}

/** As a date input writes it, where the person is. */
function dayOf(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month ?? ''}-${day ?? ''}`;
}

function DayInput({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <label className="flex items-center gap-1.5 text-xs text-ink-faint">
      {label}
      <Input
        type="date"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 w-34 px-2 text-sm"
      />
    </label>
  );
}
