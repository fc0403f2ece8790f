import { lastEnding } from '@/api/session-end';
import { endingOf } from '@/lib/ending-words';
import { ago } from '@/lib/format';
import { Notice } from '@/ui/notice';

/** Why this browser is not logged in any more, to who did not log out themselves. */
export function EndedNotice() {
  const ending = lastEnding();
  const { explains, tone } = endingOf(ending?.reason ?? null);
  if (!ending || explains === undefined) {
    return null;
  }
  return (
    <Notice tone={tone === 'danger' ? 'bad' : 'wait'} title="You were logged out" className="mb-5">
      {explains}
      {(ending.from ?? ending.at) && (
        <span className="mt-1 block text-xs text-ink-faint">
          {[ending.at && ago(ending.at), ending.from && `from ${ending.from}`].filter(Boolean).join(', ')}
        </span>
      )}
    </Notice>
  );
}
