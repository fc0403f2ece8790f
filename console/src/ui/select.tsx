import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { inputStyle } from '@/ui/input';
import { menuItemStyle, menuStyle } from '@/ui/dropdown';

export interface Choice {
  value: string;
  label: ReactNode;
}

interface SelectProps {
  value: string;
  onChange: (value: string) => void;
  choices: Choice[];
  label: string;
  className?: string;
  disabled?: boolean;
  /** Shown while the value is empty. */
  placeholder?: string;
}

export function Select({ value, onChange, choices, label, className, disabled, placeholder }: SelectProps) {
  return (
    <Radix.Root value={value} onValueChange={onChange} disabled={disabled ?? false}>
      <Radix.Trigger
        aria-label={label}
        className={cn(inputStyle, 'flex h-8 items-center justify-between gap-2 px-2.5 text-left text-sm', className)}
      >
        <span className="truncate">
          <Radix.Value placeholder={placeholder && <span className="text-ink-faint">{placeholder}</span>} />
        </span>
        <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          className={cn(menuStyle, 'max-h-72 min-w-(--radix-select-trigger-width)')}
        >
          <Radix.Viewport>
            {choices.map((choice) => (
              <Radix.Item key={choice.value} value={choice.value} className={cn(menuItemStyle, 'pr-7')}>
                <Radix.ItemText>{choice.label}</Radix.ItemText>
                <Radix.ItemIndicator className="absolute right-2">
                  <Check aria-hidden className="size-3.5 text-accent" />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
