import { CircleCheck, CircleAlert, X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { useSyncExternalStore } from 'react';
import { Button } from '@/ui/button';

interface Notice {
  id: number;
  tone: 'good' | 'bad';
  title: string;
  detail?: string | undefined;
  action?: Action | undefined;
}

interface Action {
  label: string;
  perform: () => void;
}

let notices: readonly Notice[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

/** Says something in the corner for a few seconds. */
export function toast(title: string, options: Partial<Pick<Notice, 'tone' | 'detail' | 'action'>> = {}): void {
  lastId += 1;
  show([...notices.slice(-1), { id: lastId, tone: 'good', title, ...options }]);
}

/** Whoever can act on it is given longer. */
const ACTION_STAYS = 12_000;

export function Toaster() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notices,
  );
  return (
    <Radix.Provider swipeDirection="right" duration={5000}>
      {shown.map((notice) => (
        <Radix.Root
          key={notice.id}
          {...(notice.action ? { duration: ACTION_STAYS } : {})}
          onOpenChange={(open) => !open && show(notices.filter((other) => other.id !== notice.id))}
          className="flex items-start gap-2.5 rounded-xl border border-line bg-raised p-3 shadow-pop animate-slide"
        >
          {notice.tone === 'good' ? (
            <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
          ) : (
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
          )}
          <div className="min-w-0 flex-1">
            <Radix.Title className="text-sm font-medium">{notice.title}</Radix.Title>
            {notice.detail && (
              <Radix.Description className="mt-0.5 text-sm text-ink-soft">{notice.detail}</Radix.Description>
            )}
          </div>
          {notice.action && (
            <Radix.Action asChild altText={notice.action.label}>
              <Button size="sm" onClick={notice.action.perform}>
                {notice.action.label}
              </Button>
            </Radix.Action>
          )}
          <Radix.Close aria-label="Dismiss" className="rounded-md p-0.5 text-ink-faint hover:text-ink">
            <X aria-hidden className="size-3.5" />
          </Radix.Close>
        </Radix.Root>
      ))}
      <Radix.Viewport className="fixed right-4 bottom-4 z-60 flex w-88 max-w-[calc(100vw-2rem)] flex-col gap-2 outline-none" />
    </Radix.Provider>
  );
}

function show(next: readonly Notice[]): void {
  notices = next;
  for (const listener of listeners) {
    listener();
  }
}
