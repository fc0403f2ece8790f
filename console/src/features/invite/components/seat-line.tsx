import { Link } from 'react-router';
import type { Seats } from '@/api/access-types';
import { count } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { Progress } from '@/ui/progress';

/** How many seats are taken. An invitation takes one when it is accepted. */
export function SeatLine({ seats }: { seats: Seats }) {
  const free = Math.max(0, seats.limit - seats.used);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-6 py-3 text-sm">
      <span className="tabular-nums">
        <strong className="font-semibold">{count(seats.used)}</strong>
        <span className="text-ink-faint"> of {count(seats.limit)} seats taken</span>
      </span>
      <div className="w-40">
        <Progress label="Seats taken" share={seats.limit === 0 ? 1 : seats.used / seats.limit} />
      </div>
      {free === 0 ? (
        <span className="text-warn">
          No seat is free: nobody else can join. Remove or suspend a member, or{' '}
          <Link to={paths.plan()} className="font-medium underline underline-offset-4">
            choose a larger plan
          </Link>
          .
        </span>
      ) : (
        <span className="text-ink-faint">An invitation takes a seat when it is accepted.</span>
      )}
    </div>
  );
}
