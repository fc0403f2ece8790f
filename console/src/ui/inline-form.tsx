import { useMutation } from '@tanstack/react-query';
import { Check, CircleAlert, LoaderCircle, Trash2, X } from 'lucide-react';
import { useId, useState, type KeyboardEvent, type SubmitEvent } from 'react';
import { faultOf, wordsFor } from '@/api/problem-words';
import { Button } from '@/ui/button';
import { Input } from '@/ui/input';

export interface InlineFormProps {
  /** What is edited, as `first name`. */
  label: string;
  /** Its name in the refusals of the server. */
  field: string;
  value: string;
  type?: 'text' | 'date' | 'email' | 'tel' | 'url' | undefined;
  onSave: (value: string) => Promise<unknown>;
  onClose: () => void;
  /** Where it is one of several. */
  onRemove?: (() => Promise<unknown>) | undefined;
}

/** One value being edited in its place: Enter saves, Escape leaves it as it was. */
export function InlineForm({ label, field, value, type = 'text', onSave, onClose, onRemove }: InlineFormProps) {
  const [draft, setDraft] = useState(value);
  const note = useId();
  const saving = useMutation({ mutationFn: (work: () => Promise<unknown>) => work(), onSuccess: onClose });

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (draft.trim() === value) {
      onClose();
    } else {
      saving.mutate(() => onSave(draft.trim()));
    }
  }

  function press(event: KeyboardEvent) {
    if (event.key === 'Escape' && !saving.isPending) {
      event.stopPropagation();
      onClose();
    }
  }

  return (
    <form onSubmit={submit} aria-label={`Edit ${label}`} className="relative z-10 -my-1.5 flex-1">
      <div className="flex items-center gap-1">
        <Input
          // The person has just asked for this field.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          type={type}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={press}
          onFocus={(event) => event.target.select()}
          aria-label={label}
          aria-invalid={saving.isError ? true : undefined}
          aria-describedby={saving.isError ? note : undefined}
          className="h-8 px-2 text-sm"
        />
        <Button type="submit" variant="ghost" size="icon" aria-label={`Save ${label}`} disabled={saving.isPending}>
          {saving.isPending ? <LoaderCircle className="animate-spin" /> : <Check />}
        </Button>
        {onRemove && (
          <Button
            variant="ghost"
            size="icon"
            aria-label={`Remove ${label}`}
            disabled={saving.isPending}
            onClick={() => saving.mutate(onRemove)}
          >
            <Trash2 />
          </Button>
        )}
        <Button variant="ghost" size="icon" aria-label="Cancel" disabled={saving.isPending} onClick={onClose}>
          <X />
        </Button>
      </div>
      {saving.isError && (
        <p id={note} role="alert" className="mt-1 flex items-start gap-1 text-xs text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
          {faultOf(saving.error, field) ?? wordsFor(saving.error).title}
        </p>
      )}
    </form>
  );
}
