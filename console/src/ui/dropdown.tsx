import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn';

export const menuStyle =
  'z-50 overflow-hidden rounded-xl border border-line bg-raised p-1 text-sm text-ink shadow-pop animate-in';
export const menuItemStyle =
  'relative flex cursor-default items-center gap-2 rounded-lg px-2 py-1.5 outline-none select-none data-[disabled]:pointer-events-none data-[disabled]:opacity-45 data-[highlighted]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint';

export const Dropdown = Radix.Root;
export const DropdownTrigger = Radix.Trigger;
export const DropdownRadioGroup = Radix.RadioGroup;

export function DropdownContent({ className, ...rest }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content sideOffset={6} collisionPadding={8} className={cn(menuStyle, 'min-w-52', className)} {...rest} />
    </Radix.Portal>
  );
}

export function DropdownItem({ className, ...rest }: ComponentProps<typeof Radix.Item>) {
  return <Radix.Item className={cn(menuItemStyle, className)} {...rest} />;
}

export function DropdownRadioItem({ className, children, ...rest }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem className={cn(menuItemStyle, 'pr-8', className)} {...rest}>
      {children}
      <Radix.ItemIndicator className="absolute right-2">
        <Check aria-hidden className="text-accent!" />
      </Radix.ItemIndicator>
    </Radix.RadioItem>
  );
}

export function DropdownLabel({ className, ...rest }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label className={cn('px-2 pt-1.5 pb-1 text-xs text-ink-faint', className)} {...rest} />;
}

export function DropdownSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
