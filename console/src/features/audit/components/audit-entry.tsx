import { ChevronRight } from 'lucide-react';
import { createElement } from 'react';
import type { AuditEvent } from '@/api/types';
import { actorOf, iconOf, isRefused, labelOf, type Names } from '@/features/audit/components/actions';
import { cn } from '@/lib/cn';
import { clockTime, words } from '@/lib/format';
import { Avatar } from '@/ui/avatar';
import { Badge } from '@/ui/badge';

interface AuditEntryProps {
  event: AuditEvent;
  names: Names;
  onOpen: () => void;
}

/** One event as a line that opens. */
export function AuditEntry({ event, names, onOpen }: AuditEntryProps) {
  const actor = actorOf(event, names);
  const refused = isRefused(event);
  return (
    <li className="border-b border-line">
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={onOpen}
        className="grid w-full grid-cols-[1.75rem_minmax(0,1.2fr)_minmax(0,1fr)_auto] items-center gap-3 px-6 py-2.5 text-left text-sm -outline-offset-2 hover:bg-sunken lg:grid-cols-[1.75rem_minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1fr)_7rem_auto]"
      >
        <span
          className={cn(
            'flex size-7 items-center justify-center rounded-lg bg-hover text-ink-soft',
            refused && 'bg-danger-soft text-danger',
          )}
        >
          {createElement(iconOf(event.type), { 'aria-hidden': true, className: 'size-3.5' })}
        </span>
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium">{labelOf(event.type)}</span>
          {refused && <Badge tone="danger">{words(event.outcome ?? 'failure')}</Badge>}
        </span>
        <span className="flex min-w-0 items-center gap-2 text-ink-soft">
          <Avatar name={actor} className="size-5 text-[0.5625rem]" />
          <span className="truncate">{actor}</span>
        </span>
        <span className="hidden min-w-0 truncate text-ink-faint lg:block">
          {words(event.resource.type)}
          <span className="ml-1.5 font-mono text-2xs">{shortId(event.resource.id)}</span>
        </span>
        <span className="hidden truncate font-mono text-2xs text-ink-faint lg:block">{event.ip}</span>
        <span className="flex items-center gap-2 text-xs text-ink-faint tabular-nums">
          <time dateTime={event.time}>{clockTime(event.time)}</time>
          <ChevronRight aria-hidden className="size-4" />
        </span>
      </button>
    </li>
  );
}

function shortId(id: string): string {
  return id.length > 13 ? `…${id.slice(-8)}` : id;
}
