import { ShieldMinus, ShieldPlus } from 'lucide-react';
import type { PolicyEffect } from '@/api/access-types';
import { cn } from '@/lib/cn';
import { Badge } from '@/ui/badge';

const EFFECTS = [
  ['deny', 'Deny', 'Where the condition holds, nobody may, whatever their roles say.', ShieldMinus],
  ['allow', 'Allow', 'Where the condition holds, everybody may, whatever their roles lack.', ShieldPlus],
] as const;

interface EffectChoiceProps {
  effect: PolicyEffect;
  onChange: (effect: PolicyEffect) => void;
  disabled: boolean;
}

export function EffectChoice({ effect, onChange, disabled }: EffectChoiceProps) {
  return (
    <fieldset className="grid gap-3 sm:grid-cols-2">
      <legend className="mb-1.5 text-sm font-medium">Effect</legend>
      {EFFECTS.map(([value, name, says, Icon]) => (
        <label
          key={value}
          className={cn(
            'flex cursor-pointer gap-3 rounded-xl border border-line p-3 has-focus-visible:outline-2 has-focus-visible:outline-accent',
            effect === value && 'border-accent bg-accent-soft',
          )}
        >
          <input
            type="radio"
            name="effect"
            value={value}
            checked={effect === value}
            disabled={disabled}
            onChange={() => onChange(value)}
            className="sr-only"
          />
          <Icon
            aria-hidden
            className={cn('mt-0.5 size-4 shrink-0', effect === value ? 'text-accent' : 'text-ink-faint')}
          />
          <span className="text-sm">
            <span className="block font-medium">{name}</span>
            <span className="block text-xs text-ink-soft">{says}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export function EffectBadge({ effect }: { effect: PolicyEffect }) {
  return effect === 'deny' ? <Badge tone="danger">Deny</Badge> : <Badge tone="accent">Allow</Badge>;
}
