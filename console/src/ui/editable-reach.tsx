import type { ReactNode } from 'react';
import { words } from '@/lib/format';
import { Add, Editable } from '@/ui/editable';
import { InlineForm } from '@/ui/inline-form';

interface Entry {
  value: string;
  label?: string | null;
  primary?: boolean | null;
}

interface EditableReachProps<T extends Entry> {
  /** As `e-mail`. */
  label: string;
  field: string;
  type: 'email' | 'tel';
  icon: ReactNode;
  entries: T[];
  because: string | undefined;
  onSave: (entries: Entry[]) => Promise<unknown>;
  show: (entry: T) => ReactNode;
}

/** E-mail addresses or phone numbers: each edited in its place, one more at the end. */
export function EditableReach<T extends Entry>(props: EditableReachProps<T>) {
  const { label, field, type, icon, entries, because, onSave, show } = props;
  // Without what the server makes of them.
  const kept = entries.map(({ value, label: of, primary }): Entry => ({
    value,
    label: of ?? null,
    primary: primary ?? false,
  }));
  return (
    <>
      {entries.map((entry, at) => (
        <li key={entry.value} className="flex min-h-6 items-center gap-2.5">
          <Icon>{icon}</Icon>
          <Editable
            label={`${label} ${entry.value}`}
            because={because}
            form={(close) => (
              <InlineForm
                label={label}
                field={field}
                type={type}
                value={entry.value}
                onSave={(value) =>
                  onSave(value === '' ? kept.toSpliced(at, 1) : kept.with(at, { ...(kept[at] ?? entry), value }))
                }
                onRemove={() => onSave(kept.toSpliced(at, 1))}
                onClose={close}
              />
            )}
          >
            <span className="flex min-w-0 items-baseline gap-2">
              <span className="truncate">{show(entry)}</span>
              {entry.label && <span className="text-xs text-ink-faint">{words(entry.label)}</span>}
            </span>
          </Editable>
        </li>
      ))}
      {because === undefined && (
        <li className="flex min-h-6 items-center gap-2.5">
          <Icon>{entries.length === 0 ? icon : null}</Icon>
          <Add
            label={label}
            form={(close) => (
              <InlineForm
                label={label}
                field={field}
                type={type}
                value=""
                onSave={(value) => onSave([...kept, { value, label: 'work', primary: kept.length === 0 }])}
                onClose={close}
              />
            )}
          />
        </li>
      )}
    </>
  );
}

function Icon({ children }: { children: ReactNode }) {
  return (
    <span aria-hidden className="flex size-4 shrink-0 text-ink-faint [&_svg]:size-4">
      {children}
    </span>
  );
}
