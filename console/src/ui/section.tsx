import { type ReactNode, useId } from 'react';
import { cn } from '@/lib/cn';
import { Card } from '@/ui/card';

interface SectionProps {
  title: string;
  lead?: ReactNode;
  danger?: boolean;
  children: ReactNode;
}

/** One matter of a settings page: what it is on the left, its controls on the right. */
export function Section({ title, lead, danger, children }: SectionProps) {
  const id = useId();
  return (
    <Card
      aria-labelledby={id}
      className={cn('grid gap-x-8 gap-y-4 p-6 md:grid-cols-[14rem_1fr]', danger && 'border-danger-line')}
    >
      <div>
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        {lead && <div className="mt-0.5 text-sm text-ink-soft">{lead}</div>}
      </div>
      <div className="min-w-0">{children}</div>
    </Card>
  );
}
