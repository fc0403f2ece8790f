import { Check, ChevronDown } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { Dropdown, DropdownContent, DropdownTrigger, menuItemStyle } from '@/ui/dropdown';
import { inputStyle } from '@/ui/input';

export interface Pick {
  value: string;
  label: string;
  detail?: ReactNode;
  /** Why it cannot be picked. */
  because?: string | undefined;
}

interface PickManyProps {
  label: string;
  picks: readonly Pick[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  placeholder: string;
  /** Said where there is nothing to pick. */
  none: string;
  className?: string;
}

/** Several of a short list. The menu stays open until it is left. */
export function PickMany({ label, picks, chosen, onChange, placeholder, none, className }: PickManyProps) {
  const names = picks.filter(({ value }) => chosen.includes(value)).map((pick) => pick.label);
  return (
    <Dropdown>
      <DropdownTrigger
        className={cn(
          inputStyle,
          'flex min-h-9 items-center justify-between gap-2 px-3 py-1.5 text-left text-sm',
          className,
        )}
      >
        <span className={cn('min-w-0 truncate', names.length === 0 && 'text-ink-faint')}>
          <span className="sr-only">{label}: </span>
          {names.join(', ') || placeholder}
        </span>
        <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
      </DropdownTrigger>
      <DropdownContent align="start" className="max-h-72 w-(--radix-dropdown-menu-trigger-width) overflow-y-auto">
        {picks.length === 0 && <p className="px-2 py-1.5 text-ink-faint">{none}</p>}
        {picks.map(({ value, label: name, detail, because }) => (
          <Radix.CheckboxItem
            key={value}
            checked={chosen.includes(value)}
            disabled={because !== undefined}
            onCheckedChange={(on) => onChange(on ? [...chosen, value] : chosen.filter((one) => one !== value))}
            onSelect={(event) => event.preventDefault()}
            className={cn(menuItemStyle, 'items-start')}
          >
            <span className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded border border-line-strong bg-raised">
              <Radix.ItemIndicator>
                <Check aria-hidden className="size-3! text-accent!" strokeWidth={3} />
              </Radix.ItemIndicator>
            </span>
            <span className="min-w-0">
              <span className="block truncate">{name}</span>
              {(because ?? detail) && <span className="block text-2xs text-ink-faint">{because ?? detail}</span>}
            </span>
          </Radix.CheckboxItem>
        ))}
      </DropdownContent>
    </Dropdown>
  );
}
