import type { ReactNode } from 'react';
import { Logo } from '@/ui/logo';

interface AuthFrameProps {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
}

/** The pages before the log-in: the form on the left, what it is for on the right. */
export function AuthFrame({ title, lead, children, foot }: AuthFrameProps) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1.05fr)]">
      <main className="flex flex-col px-6 py-7 sm:px-10">
        <Logo />
        <div className="mx-auto flex w-full max-w-90 flex-1 flex-col justify-center py-12">
          <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
          {lead && <div className="mt-1.5 text-base text-ink-soft">{lead}</div>}
          <div className="mt-7">{children}</div>
          {foot && <div className="mt-6 text-sm text-ink-soft">{foot}</div>}
        </div>
      </main>
      <Ledger />
    </div>
  );
}

const ENTRIES = [
  { what: 'Maria Chen moved to Acme Corp', who: 'Sarah Okafor', when: '09:41', mark: 'a81f' },
  { what: '537 contacts imported', who: 'Sarah Okafor', when: '09:38', mark: '5c02' },
  { what: 'Role “Manager” granted', who: 'Daniel Reyes', when: '09:12', mark: 'e7d4' },
  { what: 'Plan changed to Pro', who: 'Daniel Reyes', when: '08:55', mark: '19bb' },
];

function Ledger() {
  return (
    <aside aria-hidden className="relative hidden overflow-hidden border-l border-line bg-sunken lg:block">
      <div className="absolute inset-0 bg-[radial-gradient(var(--line-strong)_1px,transparent_1px)] [mask-image:radial-gradient(ellipse_at_60%_40%,black_10%,transparent_70%)] bg-size-[22px_22px]" />
      <div className="relative flex h-full flex-col justify-center px-12 xl:px-20">
        <p className="max-w-md text-[1.75rem] leading-9 font-semibold tracking-tight text-balance">
          The CRM that can show its work.
        </p>
        <p className="mt-3 max-w-sm text-base text-ink-soft">
          Every record belongs to one organisation. Every change is written down, in order, and stays provable.
        </p>
        <ol className="mt-10 max-w-md space-y-2.5">
          {ENTRIES.map((entry, place) => (
            <li
              key={entry.mark}
              className="flex items-center gap-3 rounded-xl border border-line bg-raised px-4 py-3 shadow-card"
              style={{ opacity: 1 - place * 0.2, marginLeft: `${place * 0.9}rem`, marginRight: `${place * -0.9}rem` }}
            >
              <span className="size-2 shrink-0 rounded-full bg-accent ring-4 ring-accent-soft" />
              <span className="min-w-0 flex-1">
                <span className="block truncate text-sm font-medium">{entry.what}</span>
                <span className="block text-xs text-ink-faint">{entry.who}</span>
              </span>
              <span className="text-right text-xs text-ink-faint tabular-nums">
                {entry.when}
                <span className="block font-mono text-2xs">#{entry.mark}</span>
              </span>
            </li>
          ))}
        </ol>
      </div>
    </aside>
  );
}
