import type { ReactNode, SubmitEvent } from 'react';
import { faultOf } from '@/api/problem-words';
import { textOf } from '@/lib/form';
import { Button } from '@/ui/button';
import { DialogFooter } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { ProblemNotice } from '@/ui/problem';

interface CodeFormProps {
  children: ReactNode;
  confirm: string;
  hint: ReactNode;
  busy: boolean;
  problem: unknown;
  onCode: (code: string) => void;
  onClose: () => void;
}

/** The last step: a first code shows that it works. */
export function CodeForm({ children, confirm, hint, busy, problem, onCode, onClose }: CodeFormProps) {
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    onCode(textOf(new FormData(event.currentTarget), 'code').replaceAll(/\s/g, ''));
  }
  return (
    <form onSubmit={submit} aria-label={confirm}>
      <div className="flex flex-col gap-4 px-5 pt-2 pb-5">
        {children}
        <ProblemNotice problem={problem} fields={['code']} />
        <Field
          label="Code"
          name="code"
          required
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={20}
          className="font-mono tracking-widest"
          hint={hint}
          error={faultOf(problem, 'code') && 'That code is wrong, too old, or was used before.'}
        />
      </div>
      <DialogFooter>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={busy}>
          {confirm}
        </Button>
      </DialogFooter>
    </form>
  );
}
