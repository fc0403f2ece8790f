import { useId } from 'react';
import type { Format } from '@/features/audit/api/export-calls';

const FORMATS: { format: Format; name: string; what: string }[] = [
  { format: 'ndjson', name: 'Bundle (NDJSON)', what: 'One event a line, as the API tells it.' },
  { format: 'csv', name: 'Spreadsheet (CSV)', what: 'Columns to read; the last one holds what proves them.' },
];

interface FormatChoiceProps {
  value: Format;
  onChange: (format: Format) => void;
  disabled: boolean;
}

export function FormatChoice({ value, onChange, disabled }: FormatChoiceProps) {
  const group = useId();
  return (
    <fieldset disabled={disabled} className="grid gap-2 sm:grid-cols-2">
      <legend className="sr-only">Format</legend>
      {FORMATS.map(({ format, name, what }) => (
        <label
          key={format}
          className="flex cursor-pointer items-start gap-2.5 rounded-xl border border-line-strong p-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={group}
            checked={value === format}
            onChange={() => onChange(format)}
            className="mt-1 accent-accent"
            aria-label={name}
          />
          <span>
            <span className="block font-medium">{name}</span>
            <span className="block text-xs text-ink-soft">{what}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
