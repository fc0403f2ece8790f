import { Check } from 'lucide-react';
import type { Plan } from '@/api/types';
import { cn } from '@/lib/cn';
import { count, money } from '@/lib/format';
import { Badge } from '@/ui/badge';
import { ReasonedButton } from '@/ui/reasoned-button';

const FOR: Record<string, string> = {
  free: 'For a start, and small teams.',
  pro: 'For teams that live in their CRM.',
  enterprise: 'For strict requirements.',
};

interface PlanCardProps {
  plan: Plan;
  current: boolean;
  busy: boolean;
  /** Why it cannot be chosen now. */
  because: string | undefined;
  onChoose: () => void;
}

export function PlanCard({ plan, current, busy, because, onChoose }: PlanCardProps) {
  return (
    <section
      aria-label={plan.name}
      className={cn(
        'relative flex flex-col rounded-2xl border border-line bg-raised p-5 shadow-card',
        current && 'border-accent ring-1 ring-accent',
      )}
    >
      <div className="flex items-center gap-2">
        <h3 className="text-base font-semibold">{plan.name}</h3>
        {current && <Badge tone="accent">Current plan</Badge>}
      </div>
      <p className="mt-0.5 text-sm text-ink-soft">{FOR[plan.id]}</p>
      <p className="mt-5 flex items-baseline gap-1.5">
        <span className="text-3xl font-semibold tracking-tight tabular-nums">{money(plan.price)}</span>
        {plan.price.amount > 0 && <span className="text-sm text-ink-faint">a {plan.interval}</span>}
      </p>
      <ReasonedButton
        className="mt-5"
        size="lg"
        variant={plan.id === 'pro' && !current ? 'primary' : 'secondary'}
        because={because}
        busy={busy}
        onClick={onChoose}
      >
        {current ? 'Your plan' : `Choose ${plan.name}`}
      </ReasonedButton>
      <ul className="mt-5 space-y-2 border-t border-line pt-4 text-sm text-ink-soft">
        <Holds>
          {count(plan.seats)} seats
          {plan.extra_seat_price.amount > 0 && `, further ones ${money(plan.extra_seat_price)}`}
        </Holds>
        <Holds>{count(plan.records)} records</Holds>
        {plan.features.map((feature) => (
          <Holds key={feature}>{feature}</Holds>
        ))}
      </ul>
    </section>
  );
}

function Holds({ children }: { children: React.ReactNode }) {
  return (
    <li className="flex items-start gap-2">
      <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
      {children}
    </li>
  );
}
