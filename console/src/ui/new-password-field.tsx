import { Field } from '@/ui/field';

interface NewPasswordFieldProps {
  label?: string;
  /** How many characters at least: fewer do where a second factor stands beside it. */
  least?: number;
  hint?: string;
  error: string | undefined;
}

/** A password that is being chosen; the server decides what is too easily guessed. */
export function NewPasswordField({
  label = 'New password',
  least = 15,
  hint = `At least ${least} characters; a few words do well.`,
  error,
}: NewPasswordFieldProps) {
  return (
    <Field
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      required
      minLength={least}
      hint={hint}
      error={error}
    />
  );
}
