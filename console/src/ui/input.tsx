import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn';

export const inputStyle =
  'w-full rounded-lg border border-line-strong bg-raised text-base text-ink shadow-xs transition-[border-color,box-shadow] duration-100 placeholder:text-ink-faint/80 hover:border-ink-faint/50 focus:border-accent focus:ring-3 focus:ring-accent/15 focus:outline-none disabled:opacity-50 aria-invalid:border-danger aria-invalid:focus:ring-danger/15';

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={cn(inputStyle, 'h-9 px-3', className)} {...rest} />;
}
