import { Progress as Radix } from 'radix-ui';

/** `share` is between 0 and 1. */
export function Progress({ share, label }: { share: number; label: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <Radix.Root value={percent} aria-label={label} className="h-2 overflow-hidden rounded-full bg-pressed">
      <Radix.Indicator
        className="h-full rounded-full bg-accent transition-[width] duration-300 ease-out"
        style={{ width: `${percent}%` }}
      />
    </Radix.Root>
  );
}
