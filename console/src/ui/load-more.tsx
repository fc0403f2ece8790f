import { wordsFor } from '@/api/problem-words';
import { Button } from '@/ui/button';

interface LoadMoreProps {
  shown: number;
  total?: number | null | undefined;
  hasMore: boolean;
  busy: boolean;
  onMore: () => void;
  noun: string;
  /** Why the last page could not be read. */
  problem?: unknown;
}

/** The foot of a list that is read page by page. */
export function LoadMore({ shown, total, hasMore, busy, onMore, noun, problem }: LoadMoreProps) {
  return (
    <footer className="flex h-11 shrink-0 items-center justify-between border-t border-line px-6 text-xs text-ink-faint tabular-nums">
      <span role="status">{total == null ? `${shown} ${noun}` : `${shown} of ${total} ${noun}`}</span>
      {problem ? (
        <span role="alert" className="ml-auto mr-3 text-danger">
          {wordsFor(problem).title}
        </span>
      ) : null}
      {hasMore && (
        <Button size="sm" busy={busy} onClick={onMore}>
          Load more
        </Button>
      )}
    </footer>
  );
}
