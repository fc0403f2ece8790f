/** The form's texts without those left empty: an absent field is unset, an empty one would be a value. */
export function filled(form: FormData): Record<string, string> {
  const texts = [...form.keys()].map((name) => [name, textOf(form, name).trim()] as const);
  return Object.fromEntries(texts.filter(([, value]) => value !== ''));
}

/** What was typed, as it was typed: a password may begin with a space. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
