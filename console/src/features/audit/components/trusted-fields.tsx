import { ChevronRight } from 'lucide-react';
import { useId } from 'react';
import type { Trusted } from '@/lib/audit/verdict';
import { inputStyle } from '@/ui/input';

export interface TrustedTexts {
  keys: string;
  checkpoints: string;
}

export const NOTHING_TRUSTED: TrustedTexts = { keys: '', checkpoints: '' };

export function trustedOf({ keys, checkpoints }: TrustedTexts): Trusted {
  const given = keys.split(/\s+/).filter((key) => key !== '');
  return {
    ...(given.length > 0 ? { keys: given } : {}),
    ...(checkpoints.trim() === '' ? {} : { checkpoints }),
  };
}

interface TrustedFieldsProps {
  texts: TrustedTexts;
  onChange: (texts: TrustedTexts) => void;
}

/** What somebody kept, so that the bundle need not be believed in anything. */
export function TrustedFields({ texts, onChange }: TrustedFieldsProps) {
  return (
    <details className="group rounded-2xl border border-line bg-raised text-sm">
      <summary className="flex cursor-pointer list-none items-center gap-1.5 px-5 py-3 font-medium [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        What you kept
        <span className="font-normal text-ink-faint">· a key, checkpoints; both optional</span>
      </summary>
      <div className="grid gap-5 border-t border-line px-5 py-4 md:grid-cols-2">
        <Kept
          label="The log’s key"
          hint="As you noted it down when you first saw it: name+id+base64. Without it, the key inside the bundle is believed."
          value={texts.keys}
          onChange={(keys) => onChange({ ...texts, keys })}
        />
        <Kept
          label="Checkpoints"
          hint="From the daily mails, or from a file that was kept. They show whether the newest events were cut off, or all of them rewritten."
          value={texts.checkpoints}
          onChange={(checkpoints) => onChange({ ...texts, checkpoints })}
        />
      </div>
    </details>
  );
}

interface KeptProps {
  label: string;
  hint: string;
  value: string;
  onChange: (text: string) => void;
}

function Kept({ label, hint, value, onChange }: KeptProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <textarea
        id={id}
        aria-describedby={`${id}-hint`}
        value={value}
        spellCheck={false}
        rows={4}
        onChange={(event) => onChange(event.target.value)}
        className={`${inputStyle} h-auto px-3 py-2 font-mono text-2xs leading-4`}
      />
      <p id={`${id}-hint`} className="text-xs text-ink-faint">
        {hint}
      </p>
      <input
        type="file"
        aria-label={`${label} from a file`}
        className="text-xs text-ink-soft file:mr-2 file:rounded-lg file:border file:border-line-strong file:bg-raised file:px-2 file:py-1 file:text-ink"
        onChange={(event) => void event.target.files?.[0]?.text().then(onChange)}
      />
    </div>
  );
}
