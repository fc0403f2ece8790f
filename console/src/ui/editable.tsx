import { Pencil, Plus } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { cn } from '@/lib/cn';

interface EditableProps {
  label: string;
  /** Why it cannot be edited; undefined when it can. */
  because: string | undefined;
  children: ReactNode;
  /** Shown in its place while it is edited. */
  form: (close: () => void) => ReactNode;
  className?: string;
}

/** A value that turns into a form where it stands. Anywhere on it may be pressed; links in it stay links. */
export function Editable({ label, because, children, form, className }: EditableProps) {
  const { editing, open, close, trigger } = useEditing();
  if (editing) {
    return form(close);
  }
  return (
    <span className={cn('group/edit relative flex min-w-0 flex-1 items-center gap-2', className)}>
      <span className="min-w-0 [&_a]:relative [&_a]:z-1">{children}</span>
      {because === undefined && (
        <button
          ref={trigger}
          type="button"
          aria-label={`Edit ${label}`}
          onClick={open}
          className="ml-auto text-ink-faint before:absolute before:-inset-x-2 before:-inset-y-1.5 before:rounded-lg group-hover/edit:before:bg-ink/4 focus-visible:outline-none focus-visible:before:outline-2 focus-visible:before:outline-accent"
        >
          <Pencil
            aria-hidden
            className="relative size-3.5 opacity-0 group-focus-within/edit:opacity-100 group-hover/edit:opacity-100 [@media(hover:none)]:opacity-60"
          />
        </button>
      )}
    </span>
  );
}

interface AddProps {
  label: string;
  form: (close: () => void) => ReactNode;
}

/** Adds one more to a list of values. */
export function Add({ label, form }: AddProps) {
  const { editing, open, close, trigger } = useEditing();
  return editing ? (
    form(close)
  ) : (
    <button
      ref={trigger}
      type="button"
      onClick={open}
      className="-mx-1 inline-flex items-center gap-1 rounded-md px-1 py-0.5 text-xs text-ink-faint hover:text-ink"
    >
      <Plus aria-hidden className="size-3" />
      Add {label}
    </button>
  );
}

/** Gives the focus back to what opened the form, once it has closed. */
function useEditing() {
  const [editing, setEditing] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const returning = useRef(false);
  useEffect(() => {
    if (!editing && returning.current) {
      returning.current = false;
      trigger.current?.focus();
    }
  }, [editing]);
  return {
    editing,
    trigger,
    open: () => setEditing(true),
    close: () => {
      returning.current = true;
      setEditing(false);
    },
  };
}
