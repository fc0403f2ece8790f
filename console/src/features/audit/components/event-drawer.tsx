import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { eventQuery } from '@/features/audit/api/audit-calls';
import { isRefused, labelOf, type Names } from '@/features/audit/components/actions';
import { EventRecord, type EventRecordProps } from '@/features/audit/components/event-record';
import { words } from '@/lib/format';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { ProblemState } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';

type EventDrawerProps = Omit<EventRecordProps, 'event'> & {
  /** Of the event that is looked at; undefined while none is. */
  id: string | undefined;
  names: Names;
  onClose: () => void;
};

/** One event beside the list it was found in. */
export function EventDrawer({ id, onClose, ...rest }: EventDrawerProps) {
  return (
    <Radix.Root open={id !== undefined} onOpenChange={(open) => !open && onClose()}>
      {id !== undefined && <Drawn id={id} {...rest} />}
    </Radix.Root>
  );
}

function Drawn({ id, ...rest }: Omit<EventRecordProps, 'event'> & { id: string }) {
  const event = useQuery(eventQuery(id));
  return (
    <Radix.Portal>
      <Radix.Overlay className="fixed inset-0 z-40 bg-[oklch(0.2_0.01_165/0.22)] animate-fade dark:bg-[oklch(0.08_0.01_165/0.6)]" />
      <Radix.Content
        aria-describedby={undefined}
        className="fixed inset-y-0 right-0 z-40 flex w-full max-w-2xl flex-col border-l border-line bg-canvas shadow-modal animate-fade focus:outline-none"
      >
        <header className="flex h-13 shrink-0 items-center gap-2 border-b border-line pr-14 pl-6">
          <Radix.Title className="truncate text-[0.9375rem] font-semibold">
            {event.data ? labelOf(event.data.type) : 'Event'}
          </Radix.Title>
          {event.data && isRefused(event.data) && <Badge tone="danger">{words(event.data.outcome ?? 'failure')}</Badge>}
        </header>
        {/* Reached by the keyboard, so that it can be scrolled where nothing inside can be. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className="min-h-0 flex-1 overflow-y-auto px-6 py-6" role="region" aria-label="Event" tabIndex={0}>
          {event.isLoadingError ? (
            <ProblemState problem={event.error} onRetry={() => void event.refetch()} />
          ) : event.data ? (
            <EventRecord event={event.data} {...rest} />
          ) : (
            <Waiting />
          )}
        </div>
        <Radix.Close asChild>
          <Button variant="ghost" size="icon" aria-label="Close" className="absolute top-2.5 right-4">
            <X />
          </Button>
        </Radix.Close>
      </Radix.Content>
    </Radix.Portal>
  );
}

function Waiting() {
  return (
    <div aria-hidden className="space-y-4">
      {['w-2/3', 'w-1/2', 'w-3/5', 'w-2/5'].map((width) => (
        <Skeleton key={width} className={width} />
      ))}
    </div>
  );
}
