import { ApiProblem } from '@/api/problem';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';

interface StaleNoticeProps {
  /** The refusal of the last save. */
  problem: unknown;
  busy: boolean;
  onReload: () => void;
}

/** Somebody else changed the record first. What was typed stays where it is. */
export function StaleNotice({ problem, busy, onReload }: StaleNoticeProps) {
  if (!(problem instanceof ApiProblem) || problem.code !== 'stale_version') {
    return null;
  }
  return (
    <Notice tone="wait" title="Changed meanwhile">
      <p>Somebody else changed this record after you opened it, so nothing of yours was saved yet.</p>
      <Button size="sm" className="mt-2" busy={busy} onClick={onReload}>
        Show the newest
      </Button>
    </Notice>
  );
}
