import { ChevronRight } from 'lucide-react';
import { createElement, useId, useState } from 'react';
import type { AuditEvent } from '@/api/types';
import { actorOf, iconOf, labelOf, type Names } from '@/features/audit/components/actions';
import { changesBetween } from '@/features/audit/components/changes';
import { cn } from '@/lib/cn';
import { clockTime, moment, words } from '@/lib/format';
import { Avatar } from '@/ui/avatar';
import { Badge } from '@/ui/badge';

/** One event as a line that opens. */
export function AuditEntry({ event, names }: { event: AuditEvent; names: Names }) {
  const [open, setOpen] = useState(false);
  const detail = useId();
  const actor = actorOf(event, names);
  const refused = event.outcome === 'failure' || event.outcome === 'denied' || event.type === 'access.denied';
  return (
    <li className="border-b border-line">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={detail}
        onClick={() => setOpen(!open)}
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
          <ChevronRight aria-hidden className={cn('size-4 transition-transform', open && 'rotate-90')} />
        </span>
      </button>
      {open && (
        <div id={detail} className="bg-sunken px-6 pt-2 pb-5 pl-16">
          <Changes event={event} />
          <dl className="mt-4 grid gap-x-6 gap-y-1.5 text-xs sm:grid-cols-[7rem_1fr]">
            <Meta name="Time" value={moment(event.time)} />
            <Meta name="Event" value={event.id} mono />
            <Meta name="Action" value={event.type} mono />
            <Meta name="Source" value={event.source} mono />
            <Meta name="Resource" value={event.resource.id} mono />
            <Meta name="Actor" value={event.actor.id} mono />
            <Meta name="Address" value={event.ip} mono />
            <Meta name="Request" value={event.request_id} mono />
            <Meta name="Browser" value={event.user_agent} />
          </dl>
        </div>
      )}
    </li>
  );
}

function Changes({ event }: { event: AuditEvent }) {
  const changes = changesBetween(event.before, event.after);
  if (changes.length === 0) {
    return <p className="text-sm text-ink-faint">This event changed no field.</p>;
  }
  return (
    <div className="max-w-3xl overflow-hidden rounded-xl border border-line bg-raised">
      <table
        aria-label="Before and after"
        className="w-full text-xs [&_td]:px-3 [&_td]:py-1.5 [&_th]:px-3 [&_th]:py-1.5 [&_tr+tr]:border-t [&_tr]:border-line"
      >
        <thead className="text-left text-ink-faint">
          <tr className="border-b border-line">
            <th scope="col" className="w-40 font-medium">
              Field
            </th>
            <th scope="col" className="font-medium">
              Before
            </th>
            <th scope="col" className="font-medium">
              After
            </th>
          </tr>
        </thead>
        <tbody className="align-top">
          {changes.map((change) => (
            <tr key={change.field}>
              <th scope="row" className="text-left font-medium text-ink-soft">
                {words(change.field)}
              </th>
              <td className="break-all text-danger">{change.before ?? <span className="text-ink-faint">–</span>}</td>
              <td className="break-all text-accent">{change.after ?? <span className="text-ink-faint">–</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Meta({ name, value, mono }: { name: string; value: string | null | undefined; mono?: boolean }) {
  return value ? (
    <>
      <dt className="text-ink-faint">{name}</dt>
      <dd className={cn('min-w-0 break-all text-ink-soft', mono && 'font-mono text-2xs leading-4')}>{value}</dd>
    </>
  ) : null;
}

function shortId(id: string): string {
  return id.length > 13 ? `…${id.slice(-8)}` : id;
}
