/** What events are looked for, as it stands in the address. */
export interface AuditFilters {
  action: string;
  actor: string;
  /** An id, a type, or `type:id`. */
  resource: string;
  /** Days, as `2026-11-21`, both included. */
  from: string;
  to: string;
  q: string;
}

export const NO_FILTERS: AuditFilters = { action: '', actor: '', resource: '', from: '', to: '', q: '' };

export function filtersIn(search: URLSearchParams): AuditFilters {
  const filters = { ...NO_FILTERS };
  for (const name of Object.keys(filters) as (keyof AuditFilters)[]) {
    filters[name] = search.get(name) ?? '';
  }
  return filters;
}

/** The same in an address; whatever else stands there is dropped, as it belonged to other events. */
export function searchOf(filters: AuditFilters): URLSearchParams {
  return new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''));
}

export function areNone(filters: AuditFilters): boolean {
  return Object.values(filters).every((value) => value === '');
}

/** As the service takes them: days become moments where the person is. */
export function asked(filters: AuditFilters): Partial<AuditFilters> {
  const { from, to, q, ...rest } = filters;
  const all = { ...rest, q: q.trim(), from: startOf(from, 0) ?? '', to: startOf(to, 1) ?? '' };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** The day's first instant where the person is, in UTC; `later` days on. */
function startOf(day: string, later: number): string | undefined {
  const [year, month, date] = day.split('-').map(Number);
  return year && month && date ? new Date(year, month - 1, date + later).toISOString() : undefined;
}
