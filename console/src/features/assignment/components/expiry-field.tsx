import { useId } from 'react';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';

const LENGTHS = [
  ['never', 'For good'],
  ['1', 'For a day'],
  ['7', 'For a week'],
  ['30', 'For 30 days'],
  ['90', 'For 90 days'],
  ['until', 'Until…'],
] as const;

export interface Expiry {
  length: string;
  /** As a date input holds it: local, `2026-11-21T18:00`. */
  until: string;
}

export const FOR_GOOD: Expiry = { length: 'never', until: '' };

/** The moment it ends; null for good; undefined while it is not said whole or lies in the past. */
export function endOf({ length, until }: Expiry, now: Date = new Date()): string | null | undefined {
  if (length === 'never') {
    return null;
  }
  const end = length === 'until' ? new Date(until) : new Date(now.getTime() + Number(length) * 86_400_000);
  return Number.isNaN(end.getTime()) || end <= now ? undefined : end.toISOString();
}

interface ExpiryFieldProps {
  expiry: Expiry;
  onChange: (expiry: Expiry) => void;
}

export function ExpiryField({ expiry, onChange }: ExpiryFieldProps) {
  const id = useId();
  const past = expiry.length === 'until' && expiry.until !== '' && endOf(expiry) === undefined;
  return (
    <div className="flex flex-col gap-1.5">
      <span className="text-sm font-medium">How long</span>
      <div className="flex flex-wrap gap-2">
        <Select
          label="How long"
          value={expiry.length}
          onChange={(length) => onChange({ ...expiry, length })}
          choices={LENGTHS.map(([value, label]) => ({ value, label }))}
          className="h-9 w-40 px-3"
        />
        {expiry.length === 'until' && (
          <Input
            type="datetime-local"
            aria-label="Until"
            aria-invalid={past || undefined}
            aria-describedby={past ? id : undefined}
            value={expiry.until}
            onChange={(event) => onChange({ ...expiry, until: event.target.value })}
            className="w-56"
          />
        )}
      </div>
      {past && (
        <p id={id} className="text-xs text-danger">
          That is in the past.
        </p>
      )}
    </div>
  );
}
