import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AuditEvent } from '@/api/types';
import { proofQuery } from '@/features/audit/api/proof-calls';
import { actorOf, type Names } from '@/features/audit/components/actions';
import { ChangeTable } from '@/features/audit/components/change-table';
import { ProofPanel } from '@/features/audit/components/proof-panel';
import { cn } from '@/lib/cn';
import { moment, words } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { Avatar } from '@/ui/avatar';

export interface EventRecordProps {
  event: AuditEvent;
  names: Names;
  /** The address of the events by this actor, or of this resource. */
  onlyOf: (filter: { actor?: string; resource?: string }) => string;
}

/** All that was recorded of one event, and its proof. */
export function EventRecord({ event, names, onlyOf }: EventRecordProps) {
  const actor = actorOf(event, names);
  const record = pathOf(event);
  return (
    <div className="space-y-7">
      <dl className="grid gap-x-6 text-sm sm:grid-cols-[6.5rem_1fr] sm:gap-y-2.5">
        <Meta name="Who">
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Avatar name={actor} className="size-5 text-[0.5625rem]" />
            <span className="font-medium">{actor}</span>
            {event.actor.id !== null && <Only to={onlyOf({ actor: event.actor.id })}>All they did</Only>}
          </span>
          {event.actor.id !== null && <Id>{event.actor.id}</Id>}
        </Meta>
        <Meta name="What">
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            {record === undefined ? (
              words(event.resource.type)
            ) : (
              <Link to={record} className="font-medium underline-offset-4 hover:underline">
                {words(event.resource.type)}
              </Link>
            )}
            <Only to={onlyOf({ resource: event.resource.id })}>All that happened to it</Only>
          </span>
          <Id>{event.resource.id}</Id>
        </Meta>
        <Meta name="When">
          <time dateTime={event.time}>{moment(event.time)}</time>
          <Recorded event={event} />
        </Meta>
        <Meta name="From where">{event.ip ?? <Nothing />}</Meta>
        {event.user_agent !== null && <Meta name="Browser">{event.user_agent}</Meta>}
        <Meta name="Request">{event.request_id === null ? <Nothing /> : <Id>{event.request_id}</Id>}</Meta>
        <Meta name="Action">
          <Id>{event.type}</Id>
        </Meta>
        <Meta name="Source">
          <Id>{event.source}</Id>
        </Meta>
        <Meta name="Event">
          <Id>{event.id}</Id>
        </Meta>
      </dl>
      <section aria-labelledby="changes">
        <h3 id="changes" className="mb-2 text-sm font-semibold">
          Before and after
        </h3>
        <ChangeTable event={event} />
      </section>
      <ProofPanel event={event} />
    </div>
  );
}

/** Where the record itself is looked at, for those kinds that have a page. */
function pathOf({ resource: { type, id } }: AuditEvent): string | undefined {
  const pages: Record<string, (id: string) => string> = {
    contact: paths.contact,
    company: paths.company,
    deal: paths.deal,
    member: paths.member,
    team: paths.team,
    role: paths.role,
    policy: paths.policy,
  };
  return pages[type]?.(id);
}

/** When the log took it, as its leaf says: an event that came late is told with both times. */
function Recorded({ event }: { event: AuditEvent }) {
  const { data } = useQuery(proofQuery(event));
  return data?.recordedAt === undefined ? null : (
    <span className="block text-xs text-ink-faint">
      Recorded <time dateTime={data.recordedAt}>{moment(data.recordedAt)}</time>
    </span>
  );
}

function Meta({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-faint">{name}</dt>
      <dd className="mb-2.5 min-w-0 break-words text-ink-soft sm:mb-0">{children}</dd>
    </>
  );
}

function Only({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className="text-xs text-accent hover:underline">
      {children}
    </Link>
  );
}

function Id({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span className={cn('block font-mono text-2xs leading-5 break-all text-ink-faint', className)}>{children}</span>
  );
}

function Nothing() {
  return <span className="text-ink-faint">Not known</span>;
}
