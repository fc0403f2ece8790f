import { words } from '@/lib/format';

/** What a column may be mapped to. */
export const FIELDS: readonly string[] = [
  'first_name',
  'last_name',
  'full_name',
  'job_title',
  'company_name',
  'company:create',
  'email',
  'phone',
  'birthday',
  'website',
  'street',
  'city',
  'state',
  'postal_code',
  'country',
  'tags',
];

const LABELS: Record<string, string> = {
  company_name: 'Company',
  'company:create': 'Company, created if new',
  email: 'E-mail',
  website: 'Web site',
};

/** Several columns may go to these; to any other field only one. */
export const SEVERAL: readonly string[] = ['email', 'phone', 'tags'];

export function labelOf(field: string): string {
  return LABELS[field] ?? words(field);
}
