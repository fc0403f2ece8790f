import { cn } from '@/lib/cn';
import { type Inherited, type Level, LEVELS, reaches, together } from '@/lib/permissions';
import { LevelDisc, levelWord } from '@/ui/level';
import { Tooltip } from '@/ui/tooltip';

export interface PermissionCellProps {
  /** Such as `Read contacts`. */
  label: string;
  /** What the role itself says. */
  level: Level;
  /** What it has from another role all the same. */
  inherited: Inherited | undefined;
  /** What there is to choose from, `none` aside. */
  choices: readonly Level[];
  /** The most that may be given: nobody gives what they do not hold. */
  most: Level;
  /** Absent where nothing can be changed. */
  onChange?: ((level: Level) => void) | undefined;
  /** Absent where nothing can be asked. */
  onAsk?: (() => void) | undefined;
  changed?: boolean;
}

const frame = 'inline-flex h-7 min-w-19 items-center gap-1.5 rounded-lg px-2 text-xs font-medium';

/** One resource, one action: how far it reaches, and whence where it is inherited. */
export function PermissionCell({
  label,
  level,
  inherited,
  choices,
  most,
  onChange,
  onAsk,
  changed,
}: PermissionCellProps) {
  const plain = choices.length === 1;
  const from = inherited && !reaches(level, inherited.level) ? inherited : undefined;
  const shown = from ? together(level, from.level) : level;
  const word = levelWord(shown, plain);
  const tone = cn(
    frame,
    shown === 'none' ? 'text-ink-faint' : 'text-ink',
    from && 'border border-dashed border-line-strong',
    changed && 'bg-accent-soft ring-1 ring-accent-line',
  );
  if (onChange) {
    return (
      <span
        className={cn(tone, 'relative hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent')}
      >
        <LevelDisc level={shown} />
        <span aria-hidden>{word}</span>
        <select
          aria-label={from ? `${label} (${word} from ${from.from})` : label}
          title={from ? `From ${from.from}` : undefined}
          value={level}
          onChange={(event) => onChange(event.target.value as Level)}
          className="absolute inset-0 size-full cursor-pointer appearance-none bg-transparent text-transparent focus:outline-none [&_option]:bg-raised [&_option]:text-ink"
        >
          {LEVELS.filter((one) => one === 'none' || choices.includes(one)).map((one) => (
            <option key={one} value={one} disabled={one !== level && !reaches(most, one)}>
              {levelWord(one, plain)}
              {one !== level && !reaches(most, one) ? ' (you do not hold this)' : ''}
            </option>
          ))}
        </select>
      </span>
    );
  }
  const mark = (
    <>
      <LevelDisc level={shown} />
      {word}
    </>
  );
  if (onAsk) {
    return (
      <Tooltip says={from ? `From ${from.from}. Press for the reasons.` : 'Press for the reasons.'}>
        <button
          type="button"
          aria-label={`${label}: ${word}. Why?`}
          onClick={onAsk}
          className={cn(tone, 'hover:bg-hover')}
        >
          {mark}
        </button>
      </Tooltip>
    );
  }
  return (
    <span className={tone} title={from ? `From ${from.from}` : undefined}>
      {mark}
    </span>
  );
}
