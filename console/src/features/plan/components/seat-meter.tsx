import type { Subscription } from '@/api/types';
import { count, day } from '@/lib/format';
import { Card } from '@/ui/card';
import { Progress } from '@/ui/progress';

export function SeatMeter({ subscription }: { subscription: Subscription }) {
  const { seats, seats_used: used, current_period_end: end } = subscription;
  return (
    <Card className="flex flex-wrap items-center gap-x-8 gap-y-3 p-5">
      <div>
        <p className="text-xs text-ink-faint">Seats used</p>
        <p className="mt-0.5 text-xl font-semibold tabular-nums">
          {count(used)} <span className="text-sm font-normal text-ink-faint">of {count(seats)}</span>
        </p>
      </div>
      <div className="min-w-40 flex-1">
        <Progress label="Seats used" share={used / seats} />
      </div>
      {end && <p className="text-sm text-ink-soft">Renews on {day(end)}</p>}
    </Card>
  );
}
