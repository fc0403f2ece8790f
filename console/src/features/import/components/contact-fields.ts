import { words } from '@/lib/format';

/** What a column may be mapped to. */
export const FIELDS: readonly string[] = [
  'first_name',
  'last_name',
  'full_name',
  'job_title',
  'company_name',
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

const LABELS: Record<string, string> = { company_name: 'Company', email: 'E-mail', website: 'Web site' };

export function labelOf(field: string): string {
  return LABELS[field] ?? words(field);
}
