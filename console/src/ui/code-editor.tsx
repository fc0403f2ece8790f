import { useId, useRef } from 'react';
import { type CelToken, celTokens, type Fault, faultySpan } from '@/lib/cel';
import { cn } from '@/lib/cn';

interface CodeEditorProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  faults: readonly Fault[];
  readOnly?: boolean;
  placeholder?: string;
}

const COLOURS: Record<CelToken['kind'], string> = {
  plain: '',
  string: 'text-warn',
  number: 'text-warn',
  word: 'text-danger',
  root: 'text-info',
};

const text = 'col-start-1 row-start-1 m-0 font-mono text-sm leading-6 whitespace-pre-wrap break-words';

/** A condition, coloured, with its faults underlined at their place and told beneath. */
export function CodeEditor({ label, value, onChange, faults, readOnly, placeholder }: CodeEditorProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const spans = faults.flatMap((fault) => faultySpan(value, fault) ?? []);

  function show(fault: Fault) {
    const span = faultySpan(value, fault);
    area.current?.focus();
    if (span) {
      area.current?.setSelectionRange(span.start, span.end);
    }
  }

  return (
    <div>
      <div
        className={cn(
          'grid min-h-28 overflow-hidden rounded-xl border border-line-strong bg-raised p-3 shadow-xs focus-within:border-accent focus-within:ring-3 focus-within:ring-accent/15',
          faults.length > 0 && 'border-danger focus-within:border-danger focus-within:ring-danger/15',
        )}
      >
        <pre aria-hidden className={cn(text, 'pointer-events-none text-ink')}>
          {marked(value, spans)}
          {'\n'}
        </pre>
        <textarea
          ref={area}
          aria-label={label}
          aria-invalid={faults.length > 0 || undefined}
          aria-describedby={faults.length > 0 ? id : undefined}
          value={value}
          readOnly={readOnly}
          placeholder={placeholder}
          spellCheck={false}
          autoCapitalize="none"
          autoCorrect="off"
          onChange={(event) => onChange(event.target.value)}
          className={cn(
            text,
            'resize-none overflow-hidden bg-transparent text-transparent caret-ink placeholder:text-ink-faint/80 focus:outline-none',
          )}
        />
      </div>
      {faults.length > 0 && (
        <ul id={id} role="alert" className="mt-1.5 space-y-1">
          {faults.map((fault, at) => (
            <li key={at} className="text-xs text-danger">
              <button type="button" className="text-left hover:underline" onClick={() => show(fault)}>
                {fault.line !== undefined && (
                  <span className="mr-1.5 font-mono text-2xs text-ink-faint">
                    {fault.line}:{fault.column ?? 1}
                  </span>
                )}
                {fault.message}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The pieces in their colours, those at a fault underlined. */
function marked(value: string, spans: readonly { start: number; end: number }[]) {
  let at = 0;
  return celTokens(value).flatMap((token) => {
    const start = at;
    at += token.text.length;
    const cuts = [start, at, ...spans.flatMap((span) => [span.start, span.end])]
      .filter((cut) => cut >= start && cut <= at)
      .sort((one, other) => one - other);
    return cuts.slice(1).map((end, place) => {
      const from = cuts[place] ?? start;
      const faulty = spans.some((span) => from >= span.start && end <= span.end);
      return (
        <span
          key={`${start} ${place}`}
          className={cn(
            COLOURS[token.kind],
            faulty && 'underline decoration-danger decoration-wavy decoration-1 underline-offset-4',
          )}
        >
          {value.slice(from, end)}
        </span>
      );
    });
  });
}
