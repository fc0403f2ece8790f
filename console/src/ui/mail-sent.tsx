import { MailCheck } from 'lucide-react';
import type { ReactNode } from 'react';

/** Stands where a form was, once a message is on its way. */
export function MailSent({ children }: { children: ReactNode }) {
  return (
    <div role="status" className="flex items-center gap-3 rounded-xl border border-accent-line bg-accent-soft p-4">
      <MailCheck aria-hidden className="size-5 shrink-0 text-accent" />
      <span className="text-sm text-ink-soft">{children}</span>
    </div>
  );
}
