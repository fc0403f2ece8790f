import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}

export function EmptyState({ icon: Icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center px-6 py-20 text-center">
      <div className="relative mb-5">
        <span className="absolute -inset-x-5 top-2 h-8 rounded-xl border border-line bg-sunken" aria-hidden />
        <span className="relative flex size-12 items-center justify-center rounded-2xl border border-line bg-raised text-accent shadow-card">
          <Icon aria-hidden className="size-5" strokeWidth={1.75} />
        </span>
      </div>
      <h2 className="text-base font-semibold">{title}</h2>
      {children && <div className="mt-1 text-sm text-balance text-ink-soft">{children}</div>}
      {actions && <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
