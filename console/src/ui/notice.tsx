import { CircleAlert, CircleCheck, Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';

const TONES = {
  bad: { style: 'border-danger-line bg-danger-soft text-danger', Icon: CircleAlert },
  wait: { style: 'border-warn-line bg-warn-soft text-warn', Icon: Hourglass },
  good: { style: 'border-accent-line bg-accent-soft text-accent', Icon: CircleCheck },
} as const;

interface NoticeProps {
  tone: keyof typeof TONES;
  title: ReactNode;
  children?: ReactNode;
  className?: string;
}

/** A message inside the page, announced when it appears. */
export function Notice({ tone, title, children, className }: NoticeProps) {
  const { style, Icon } = TONES[tone];
  return (
    <div
      role={tone === 'good' ? 'status' : 'alert'}
      className={cn('flex gap-2.5 rounded-xl border p-3 text-sm', style, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        {children && <div className="mt-0.5 text-ink-soft">{children}</div>}
      </div>
    </div>
  );
}
