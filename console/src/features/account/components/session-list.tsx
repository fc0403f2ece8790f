import { useMutation, useQueryClient } from '@tanstack/react-query';
import { LaptopMinimal, Smartphone, Terminal } from 'lucide-react';
import { wordsFor } from '@/api/problem-words';
import type { OwnSession } from '@/api/types';
import { endSession, sessionsQuery } from '@/features/account/api/account-calls';
import { cn } from '@/lib/cn';
import { endingOf } from '@/lib/ending-words';
import { ago, moment } from '@/lib/format';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { toast } from '@/ui/toast';

export function SessionList({ label, sessions }: { label: string; sessions: OwnSession[] }) {
  return (
    <Card>
      <ul aria-label={label} className="divide-y divide-line">
        {sessions.map((session) => (
          <SessionItem key={session.id} session={session} />
        ))}
      </ul>
    </Card>
  );
}

function SessionItem({ session }: { session: OwnSession }) {
  const ended = session.ended_at !== null;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3.5">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-xl border border-line bg-sunken">
        <DeviceIcon device={session.device} className={cn('size-4', ended ? 'text-ink-faint' : 'text-accent')} />
      </span>
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
          <span className={cn('truncate', ended && 'text-ink-soft')}>{session.device || 'Unknown device'}</span>
          {session.current && <Badge tone="accent">This one</Badge>}
        </p>
        <p className="mt-0.5 text-xs text-ink-faint">
          {session.ip && <>{session.ip} · </>}
          <span title={moment(session.created_at)}>since {ago(session.created_at)}</span>
          {' · '}
          <span title={moment(session.last_seen_at)}>last seen {ago(session.last_seen_at)}</span>
        </p>
      </div>
      {session.ended_at !== null ? (
        <Ending reason={session.ended_reason} at={session.ended_at} from={session.ended_from} />
      ) : (
        !session.current && <EndButton session={session} />
      )}
    </li>
  );
}

function Ending({ reason, at, from }: { reason: string | null; at: string; from: string | null }) {
  const { says, tone } = endingOf(reason);
  return (
    <span className="flex flex-col items-end gap-0.5 text-right">
      <Badge tone={tone}>{says}</Badge>
      <span className="text-xs text-ink-faint" title={moment(at)}>
        {ago(at)}
        {from && <> · from {from}</>}
      </span>
    </span>
  );
}

function EndButton({ session }: { session: OwnSession }) {
  const queries = useQueryClient();
  const ending = useMutation({
    mutationFn: () => endSession(session.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
    onError: (problem) => toast('Could not end it', { tone: 'bad', detail: wordsFor(problem).detail }),
  });
  return (
    <Button
      size="sm"
      variant="danger"
      aria-label={`End the session on ${session.device}`}
      busy={ending.isPending}
      onClick={() => ending.mutate()}
    >
      End
    </Button>
  );
}

function DeviceIcon({ device, className }: { device: string; className: string }) {
  const shape = { 'aria-hidden': true, strokeWidth: 1.75, className } as const;
  if (/android|iphone|ipad/i.test(device)) {
    return <Smartphone {...shape} />;
  }
  return /edge|opera|firefox|chrom|safari/i.test(device) ? <LaptopMinimal {...shape} /> : <Terminal {...shape} />;
}
