import { EffectBadge } from '@/features/policy/components/effect-choice';
import { EXAMPLES } from '@/features/policy/components/policy-examples';

/** Beginnings to choose from. */
export function ExampleList({ onChoose }: { onChoose: (example: (typeof EXAMPLES)[number]) => void }) {
  return (
    <ul aria-label="Examples" className="grid gap-3 sm:grid-cols-2">
      {EXAMPLES.map((example) => (
        <li key={example.name}>
          <button
            type="button"
            onClick={() => onChoose(example)}
            className="h-full w-full rounded-xl border border-line bg-raised p-3 text-left shadow-xs hover:border-line-strong hover:bg-hover"
          >
            <span className="flex items-center justify-between gap-2 text-sm font-medium">
              {example.name}
              <EffectBadge effect={example.effect} />
            </span>
            <span className="mt-0.5 block text-xs text-ink-soft">{example.description}</span>
            <code className="mt-1.5 block truncate font-mono text-2xs text-ink-faint">{example.condition}</code>
          </button>
        </li>
      ))}
    </ul>
  );
}
