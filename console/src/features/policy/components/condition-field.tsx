import { Vocabulary, type VocabularyResource } from '@/features/policy/components/vocabulary';
import type { Fault } from '@/lib/cel';
import { CodeEditor } from '@/ui/code-editor';

interface ConditionFieldProps {
  value: string;
  onChange: (value: string) => void;
  faults: readonly Fault[];
  readOnly: boolean;
  resources: readonly VocabularyResource[];
}

/** The condition beside the words that it may use. */
export function ConditionField({ value, onChange, faults, readOnly, resources }: ConditionFieldProps) {
  const insert = (text: string) => onChange(value === '' || /\s$/.test(value) ? value + text : `${value} ${text}`);
  return (
    <div className="grid gap-x-6 gap-y-3 lg:grid-cols-[1fr_18rem]">
      <div>
        <p className="mb-1.5 text-sm font-medium">Condition</p>
        <CodeEditor
          label="Condition"
          value={value}
          onChange={onChange}
          faults={faults}
          readOnly={readOnly}
          placeholder={'"vip" in resource.tags && resource.owner_id != principal.id'}
        />
        <p className="mt-1.5 text-xs text-ink-faint">
          Written in CEL: comparisons, <code>&amp;&amp;</code>, <code>||</code>, <code>!</code>, <code>in</code>. What
          cannot be worked out denies.
        </p>
      </div>
      <Vocabulary resources={resources} onInsert={readOnly ? undefined : insert} />
    </div>
  );
}
