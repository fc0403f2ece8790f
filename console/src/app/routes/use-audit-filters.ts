import { useSearchParams } from 'react-router';
import { type AuditFilters, filtersIn, searchOf } from '@/features/audit/api/audit-filters';
import { useDebounced } from '@/lib/use-debounced';

/** What events are looked for, in the address: each choice can be gone back from, each letter that is typed cannot. */
export function useAuditFilters() {
  const [search, setSearch] = useSearchParams();
  const filters = filtersIn(search);
  const rested = useDebounced(filters.q, 300);
  return {
    filters,
    /** With what was typed as it stood when the typing rested. */
    searched: { ...filters, q: rested },
    type: (q: string) => setSearch(searchOf({ ...filters, q }), { replace: true }),
    change: (next: AuditFilters) => setSearch(searchOf(next)),
  };
}
