import { Field } from '@/ui/field';

/** A password that is being chosen; the server decides what is too easily guessed. */
export function NewPasswordField({ label = 'New password', error }: { label?: string; error: string | undefined }) {
  return (
    <Field
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      required
      minLength={15}
      hint="At least 15 characters; a few words do well."
      error={error}
    />
  );
}
