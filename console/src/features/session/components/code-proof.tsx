import type { ReactNode, SubmitEvent } from 'react';
import { isProblem } from '@/api/client';
import { textOf } from '@/lib/form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { ProblemNotice } from '@/ui/problem';

interface CodeProofProps {
  label: string;
  hint: ReactNode;
  form?: 'digits' | 'recovery';
  problem: unknown;
  busy: boolean;
  onCode: (code: string) => void;
}

/** A code to be typed. */
export function CodeProof({ label, hint, form = 'digits', problem, busy, onCode }: CodeProofProps) {
  const wrong = isProblem(problem, 'invalid_code');

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    onCode(textOf(new FormData(event.currentTarget), 'code').replaceAll(/\s/g, ''));
  }

  return (
    <form onSubmit={submit} aria-label="Second factor" className="flex flex-col gap-4">
      {!wrong && <ProblemNotice problem={problem} />}
      <Field
        label={label}
        name="code"
        required
        // What was asked for is what the person types next.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        autoComplete={form === 'digits' ? 'one-time-code' : 'off'}
        inputMode={form === 'digits' ? 'numeric' : 'text'}
        maxLength={40}
        spellCheck={false}
        className="font-mono tracking-widest"
        hint={hint}
        error={wrong ? 'That code is wrong, too old, or was used before.' : undefined}
      />
      <Button type="submit" variant="primary" size="lg" busy={busy}>
        Continue
      </Button>
    </form>
  );
}
