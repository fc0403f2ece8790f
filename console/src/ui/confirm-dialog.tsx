import { type ReactNode, type SubmitEvent, useState } from 'react';
import { Button } from '@/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { ProblemNotice } from '@/ui/problem';

interface ConfirmDialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What will be, in a sentence or two. */
  children?: ReactNode;
  confirm: string;
  keep?: string;
  /** What has to be typed first, where a slip would cost much. */
  typed?: string;
  tone?: 'danger' | 'primary';
  busy: boolean;
  /** While something inside is not chosen yet. */
  disabled?: boolean;
  problem: unknown;
  onConfirm: () => void;
}

/** A question before something that cannot be undone by a press. */
export function ConfirmDialog({ open, onClose, title, children, ...rest }: ConfirmDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      {open && (
        <DialogContent title={title} className="max-w-md">
          <ConfirmForm {...rest}>{children}</ConfirmForm>
        </DialogContent>
      )}
    </Dialog>
  );
}

type ConfirmFormProps = Omit<ConfirmDialogProps, 'open' | 'onClose' | 'title'>;

function ConfirmForm({ children, confirm, keep = 'Cancel', typed, tone = 'danger', ...rest }: ConfirmFormProps) {
  const { busy, disabled, problem, onConfirm } = rest;
  const [text, setText] = useState('');
  const ready = !disabled && (typed === undefined || text.trim() === typed);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (ready) {
      onConfirm();
    }
  }

  return (
    <form onSubmit={submit}>
      <div className="flex flex-col gap-4 px-5 pt-2 pb-5 text-sm text-ink-soft">
        {children}
        <ProblemNotice problem={problem} />
        {typed !== undefined && (
          <Field
            label={`Type ${typed} to confirm`}
            value={text}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </div>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{keep}</Button>
        </DialogClose>
        <Button type="submit" variant={tone} busy={busy} disabled={!ready}>
          {confirm}
        </Button>
      </DialogFooter>
    </form>
  );
}
