import type { AuditEvent } from '@/api/types';
import type { Names } from '@/features/audit/components/actions';
import { AuditEntry } from '@/features/audit/components/audit-entry';
import { cn } from '@/lib/cn';
import { day } from '@/lib/format';

interface AuditListProps {
  events: AuditEvent[];
  names: Names;
  onOpen: (event: AuditEvent) => void;
  className?: string;
}

/** The events under the day each belongs to, newest first. */
export function AuditList({ events, names, onOpen, className }: AuditListProps) {
  const days = new Map<string, AuditEvent[]>();
  for (const event of events) {
    const name = day(event.time);
    days.set(name, [...(days.get(name) ?? []), event]);
  }
  return (
    <div className={cn('min-h-0 flex-1 overflow-y-auto', className)}>
      {[...days].map(([name, entries]) => (
        <section key={name} aria-label={name}>
          <h2 className="sticky top-0 z-10 border-b border-line bg-sunken px-6 py-1.5 text-xs font-medium text-ink-soft">
            {name}
          </h2>
          <ul>
            {entries.map((event) => (
              <AuditEntry
                key={`${event.source} ${event.id}`}
                event={event}
                names={names}
                onOpen={() => onOpen(event)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
