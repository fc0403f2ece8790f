import { CircleAlert, CircleCheck } from 'lucide-react';
import type { UserEvent } from '@/api/identity-types';
import { happened } from '@/features/account/components/history-words';
import { ago, moment } from '@/lib/format';
import { Card } from '@/ui/card';

/** What happened to one's own account, the newest first. */
export function HistoryList({ events }: { events: UserEvent[] }) {
  return (
    <Card>
      <ul aria-label="Security history" className="divide-y divide-line">
        {events.map((event) => (
          <li key={event.id} className="flex items-start gap-3 px-5 py-3">
            {event.outcome === 'failure' ? (
              <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
            ) : (
              <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
            )}
            <div className="min-w-0 flex-1">
              <p className="text-sm font-medium">{happened(event.type)}</p>
              <p className="mt-0.5 truncate text-xs text-ink-faint">
                {[event.device, event.ip].filter(Boolean).join(' · ')}
              </p>
            </div>
            <time dateTime={event.created_at} title={moment(event.created_at)} className="text-xs text-ink-faint">
              {ago(event.created_at)}
            </time>
          </li>
        ))}
      </ul>
    </Card>
  );
}
