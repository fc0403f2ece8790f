import { useSearchParams } from 'react-router';

interface ListState {
  q: string;
  sort: string;
  setQ: (q: string) => void;
  setSort: (sort: string) => void;
}

/** What a list is searched and sorted by, kept in the address, so that a reload and a shared link show the same. */
export function useListState(defaultSort: string): ListState {
  const [search, setSearch] = useSearchParams();
  function set(name: string, value: string, unless: string) {
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === unless) {
          after.delete(name);
        } else {
          after.set(name, value);
        }
        return after;
      },
      { replace: true },
    );
  }
  return {
    q: search.get('q') ?? '',
    sort: search.get('sort') ?? defaultSort,
    setQ: (q) => set('q', q, ''),
    setSort: (sort) => set('sort', sort, defaultSort),
  };
}
