import { ACTIONS, labelOf } from '@/features/audit/components/actions';
import { type AuditFilters, NO_FILTERS } from '@/features/audit/api/audit-calls';
import { Button } from '@/ui/button';
import { Input } from '@/ui/input';
import { SearchBox } from '@/ui/search-box';
import { type Choice, Select } from '@/ui/select';

const ANY = '*';

interface AuditFilterBarProps {
  filters: AuditFilters;
  onChange: (filters: AuditFilters) => void;
  /** The people who may be filtered by. */
  actors: Choice[];
}

export function AuditFilterBar({ filters, onChange, actors }: AuditFilterBarProps) {
  const set = (change: Partial<AuditFilters>) => onChange({ ...filters, ...change });
  const known = ACTIONS.includes(filters.action) || filters.action === '' ? ACTIONS : [filters.action, ...ACTIONS];
  return (
    <div
      role="search"
      aria-label="Filter the audit trail"
      className="flex min-h-12 shrink-0 flex-wrap items-center gap-2 border-b border-line px-6 py-2"
    >
      <SearchBox
        label="Search the trail"
        placeholder="Search"
        value={filters.q}
        onChange={(q) => set({ q })}
        className="w-56"
      />
      <Select
        label="Action"
        className="w-44"
        value={filters.action === '' ? ANY : filters.action}
        onChange={(action) => set({ action: action === ANY ? '' : action })}
        choices={[{ value: ANY, label: 'Any action' }, ...known.map((value) => ({ value, label: labelOf(value) }))]}
      />
      <Select
        label="Actor"
        className="w-40"
        value={filters.actor === '' ? ANY : filters.actor}
        onChange={(actor) => set({ actor: actor === ANY ? '' : actor })}
        choices={[{ value: ANY, label: 'Anybody' }, ...actors]}
      />
      <DayInput label="From" value={filters.from} onChange={(from) => set({ from })} />
      <DayInput label="To" value={filters.to} onChange={(to) => set({ to })} />
      {JSON.stringify(filters) !== JSON.stringify(NO_FILTERS) && (
        <Button variant="ghost" size="sm" onClick={() => onChange(NO_FILTERS)}>
          Clear
        </Button>
      )}
    </div>
  );
}

function DayInput({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <label className="flex items-center gap-1.5 text-xs text-ink-faint">
      {label}
      <Input
        type="date"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 w-36 px-2 text-sm"
      />
    </label>
  );
}
