import type { ReactNode } from 'react';

interface PageProps {
  title: ReactNode;
  /** Small text beside the title, such as a count. */
  aside?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of every page behind the log-in: a slim head, and below it whatever scrolls. */
export function Page({ title, aside, actions, children }: PageProps) {
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex h-13 shrink-0 items-center gap-3 border-b border-line pr-4 pl-14 md:pr-6 md:pl-6">
        <h1 className="min-w-0 truncate text-[0.9375rem] font-semibold">{title}</h1>
        {aside && <div className="shrink-0 text-sm text-ink-faint tabular-nums">{aside}</div>}
        <div className="ml-auto flex shrink-0 items-center gap-2">{actions}</div>
      </header>
      <div className="flex min-h-0 flex-1 flex-col">{children}</div>
    </div>
  );
}

interface PageBodyProps {
  children: ReactNode;
  wide?: boolean;
  /** Names what is only to be read: without a control in it, the keyboard has to reach it to scroll. */
  reading?: string;
}

/** Scrolling content of a comfortable width, for pages that are no table. */
export function PageBody({ children, wide, reading }: PageBodyProps) {
  const reached = reading === undefined ? {} : { role: 'region', 'aria-label': reading, tabIndex: 0 };
  return (
    <div className="min-h-0 flex-1 overflow-y-auto" {...reached}>
      <div className={`mx-auto w-full px-6 py-8 ${wide ? 'max-w-6xl' : 'max-w-4xl'}`}>{children}</div>
    </div>
  );
}
