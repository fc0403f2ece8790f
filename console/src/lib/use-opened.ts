import { useSearchParams } from 'react-router';

interface Opened {
  id: string | undefined;
  open: (id: string) => void;
  close: () => void;
}

/** What is opened beside a list, kept in the address: a link shows the same, and going back closes it. */
export function useOpened(name: string): Opened {
  const [search, setSearch] = useSearchParams();
  return {
    id: search.get(name) ?? undefined,
    open: (id) =>
      setSearch((before) => {
        const after = new URLSearchParams(before);
        after.set(name, id);
        return after;
      }),
    close: () =>
      setSearch((before) => {
        const after = new URLSearchParams(before);
        after.delete(name);
        return after;
      }),
  };
}
