import { useId } from 'react';
import { cn } from '@/lib/cn';

export interface ChecklistItem {
  value: string;
  label: string;
  detail?: string | undefined;
  /** Why it cannot be changed. */
  because?: string | undefined;
}

interface ChecklistProps {
  label: string;
  items: readonly ChecklistItem[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Several of a list that stands open. */
export function Checklist({ label, items, chosen, onChange }: ChecklistProps) {
  const id = useId();
  return (
    <fieldset className="max-h-80 divide-y divide-line overflow-y-auto rounded-xl border border-line">
      <legend className="sr-only">{label}</legend>
      {items.map(({ value, label: name, detail, because }, at) => {
        const note = because ?? detail;
        return (
          <label
            key={value}
            htmlFor={`${id}-${at}`}
            className={cn('flex items-center gap-3 px-3 py-2 text-sm', because === undefined && 'hover:bg-hover')}
          >
            <input
              id={`${id}-${at}`}
              type="checkbox"
              checked={chosen.includes(value)}
              disabled={because !== undefined}
              aria-describedby={note ? `${id}-${at}-note` : undefined}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
              }
              className="size-4 shrink-0 accent-accent"
            />
            <span className={cn('min-w-0', because !== undefined && 'text-ink-soft')}>{name}</span>
            {note && (
              <span id={`${id}-${at}-note`} className="ml-auto text-right text-xs text-ink-faint">
                {note}
              </span>
            )}
          </label>
        );
      })}
    </fieldset>
  );
}
