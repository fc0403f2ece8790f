import { initials } from '@/lib/format';
import { cn } from '@/lib/cn';

const HUES = [25, 60, 95, 140, 165, 200, 235, 265, 300, 340];

interface AvatarProps {
  name: string;
  /** People are round, organisations and companies are square. */
  square?: boolean;
  className?: string;
}

/** Initials on a colour that the name decides. */
export function Avatar({ name, square, className }: AvatarProps) {
  const sum = Array.from(name).reduce((total, character) => (total * 31 + (character.codePointAt(0) ?? 0)) % 9973, 7);
  const hue = HUES[sum % HUES.length] ?? 165;
  return (
    <span
      aria-hidden
      style={{ '--hue': hue } as React.CSSProperties}
      className={cn(
        'inline-flex size-6 shrink-0 items-center justify-center text-[0.625rem] font-semibold tracking-normal select-none',
        'bg-[oklch(0.925_0.045_var(--hue))] text-[oklch(0.42_0.09_var(--hue))] dark:bg-[oklch(0.34_0.05_var(--hue))] dark:text-[oklch(0.85_0.08_var(--hue))]',
        square ? 'rounded-md' : 'rounded-full',
        className,
      )}
    >
      {square ? initials(name).charAt(0) : initials(name)}
    </span>
  );
}
