import { Command as Cmdk } from 'cmdk';
import { ChevronDown, Search } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { cn } from '@/lib/cn';
import { menuStyle } from '@/ui/dropdown';
import { inputStyle } from '@/ui/input';

export interface ComboboxChoice {
  value: string;
  label: string;
  detail?: string | undefined;
  icon?: ReactNode;
}

interface ComboboxProps {
  label: string;
  /** What is chosen, as it is shown; undefined while nothing is. */
  shown: ReactNode | undefined;
  placeholder: string;
  search: string;
  onSearch: (text: string) => void;
  choices: readonly ComboboxChoice[];
  /** Told in the place of choices: that they are on their way, or that there are none. */
  says?: string | undefined;
  onChoose: (choice: ComboboxChoice) => void;
  className?: string;
  disabled?: boolean;
}

/** One of a list too long for a menu, found by typing. */
export function Combobox({
  label,
  shown,
  placeholder,
  search,
  onSearch,
  choices,
  says,
  onChoose,
  ...rest
}: ComboboxProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        disabled={rest.disabled}
        className={cn(inputStyle, 'flex h-9 items-center justify-between gap-2 px-3 text-left text-sm', rest.className)}
      >
        <span className={cn('min-w-0 truncate', shown === undefined && 'text-ink-faint')}>
          <span className="sr-only">{label}: </span>
          {shown ?? placeholder}
        </span>
        <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label={label}
          sideOffset={4}
          align="start"
          collisionPadding={8}
          className={cn(menuStyle, 'w-(--radix-popover-trigger-width) min-w-64 p-0')}
        >
          <Cmdk label={label} shouldFilter={false} loop>
            <div className="flex items-center gap-2 border-b border-line px-3">
              <Search aria-hidden className="size-3.5 text-ink-faint" />
              <Cmdk.Input
                value={search}
                onValueChange={onSearch}
                placeholder="Search"
                className="h-9 flex-1 bg-transparent text-sm placeholder:text-ink-faint focus:outline-none"
              />
            </div>
            <Cmdk.List className="max-h-64 overflow-y-auto p-1">
              {choices.map((choice) => (
                <Cmdk.Item
                  key={choice.value}
                  value={choice.value}
                  onSelect={() => {
                    onChoose(choice);
                    onSearch('');
                    setOpen(false);
                  }}
                  className="flex cursor-default items-center gap-2 rounded-lg px-2 py-1.5 text-sm select-none data-[selected=true]:bg-hover"
                >
                  {choice.icon}
                  <span className="min-w-0">
                    <span className="block truncate">{choice.label}</span>
                    {choice.detail && <span className="block truncate text-2xs text-ink-faint">{choice.detail}</span>}
                  </span>
                </Cmdk.Item>
              ))}
            </Cmdk.List>
            <p role="status" className="px-3 pb-2 text-xs text-ink-faint empty:hidden">
              {choices.length === 0 ? says : undefined}
            </p>
          </Cmdk>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
