import { cn } from '@/lib/cn';
import type { Level } from '@/lib/permissions';

export const LEVEL_WORDS: Record<Level, string> = {
  none: 'None',
  own: 'Own',
  team: 'Team',
  both: 'Own, team',
  all: 'All',
};

const SHARE: Record<Level, number> = { none: 0, own: 0.25, team: 0.5, both: 0.75, all: 1 };
const AROUND = 2 * Math.PI * 3;

/** How far it reaches, as a disc that fills: a quarter for one's own, a half for the teams', three for both. */
export function LevelDisc({ level, className }: { level: Level; className?: string }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 14 14"
      className={cn('size-3 shrink-0', level === 'none' ? 'text-ink-faint/50' : 'text-accent', className)}
    >
      <circle cx="7" cy="7" r="6" fill="none" stroke="currentColor" strokeWidth="1.25" />
      <circle
        cx="7"
        cy="7"
        r="3"
        fill="none"
        stroke="currentColor"
        strokeWidth="6"
        strokeDasharray={`${SHARE[level] * AROUND} ${AROUND}`}
        transform="rotate(-90 7 7)"
      />
    </svg>
  );
}

/** @param plain for what has no scopes: it is held or not */
export function levelWord(level: Level, plain: boolean): string {
  return plain && level === 'all' ? 'Yes' : LEVEL_WORDS[level];
}
