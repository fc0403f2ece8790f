import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { Button } from '@/ui/button';

export const Dialog = Radix.Root;
export const DialogTrigger = Radix.Trigger;
export const DialogClose = Radix.Close;

interface DialogContentProps {
  title: string;
  description?: string;
  children: ReactNode;
  className?: string;
  /** For what is lost by closing: a press beside it does not. */
  keepsOpen?: boolean;
}

export function DialogContent({ title, description, children, className, keepsOpen }: DialogContentProps) {
  return (
    <Radix.Portal>
      <Radix.Overlay className="fixed inset-0 z-50 bg-[oklch(0.2_0.01_165/0.22)] animate-fade dark:bg-[oklch(0.08_0.01_165/0.6)]" />
      <Radix.Content
        {...(description ? {} : { 'aria-describedby': undefined })}
        {...(keepsOpen ? { onPointerDownOutside: (event) => event.preventDefault() } : {})}
        className={cn(
          'fixed top-[max(3rem,14vh)] left-1/2 z-50 max-h-[80vh] w-[calc(100%-2rem)] max-w-lg -translate-x-1/2 overflow-y-auto rounded-2xl border border-line bg-raised shadow-modal animate-fade focus:outline-none',
          className,
        )}
      >
        <header className="px-5 pt-4 pr-14 pb-1">
          <Radix.Title className="text-[0.9375rem] font-semibold">{title}</Radix.Title>
          {description && <Radix.Description className="mt-0.5 text-sm text-ink-soft">{description}</Radix.Description>}
        </header>
        {children}
        {/* Last, so that the dialog opens with the focus in its content. */}
        <Radix.Close asChild>
          <Button variant="ghost" size="icon" aria-label="Close" className="absolute top-3 right-3">
            <X />
          </Button>
        </Radix.Close>
      </Radix.Content>
    </Radix.Portal>
  );
}

export function DialogFooter({ children }: { children: ReactNode }) {
  return <footer className="flex items-center justify-end gap-2 border-t border-line px-5 py-3">{children}</footer>;
}
