import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { ContactImport } from '@/api/types';

const IMPORTS = '/crm/api/imports';

function pathOf(id: string): string {
  return `${IMPORTS}/${encodeURIComponent(id)}`;
}

export type Mapping = Record<string, string>;

/** Sends the file; what comes back shows its columns and how they were understood. Nothing is created yet. */
export function previewImport(file: File): Promise<ContactImport> {
  return api.post<ContactImport>(IMPORTS, { body: form(file) });
}

/**
 * Sends the file with the person's own mapping and starts at once.
 *
 * @param columns all of the file's: one that goes nowhere is sent as such, or its name would speak for itself again
 */
export function runWithMapping(file: File, columns: string[], mapping: Mapping): Promise<ContactImport> {
  const body = form(file);
  body.append('mapping', JSON.stringify(Object.fromEntries(columns.map((column) => [column, mapping[column] ?? '']))));
  body.append('run', 'true');
  return api.post<ContactImport>(IMPORTS, { body });
}

export function runImport(id: string): Promise<ContactImport> {
  return api.post<ContactImport>(`${pathOf(id)}/run`);
}

export function cancelImport(id: string): Promise<ContactImport> {
  return api.post<ContactImport>(`${pathOf(id)}/cancel`);
}

export function eventsPath(id: string): string {
  return `${pathOf(id)}/events`;
}

export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => api.get<ContactImport>(pathOf(id), { signal }),
  });
}

export async function downloadErrors(id: string): Promise<void> {
  const response = await answer('GET', `${pathOf(id)}/errors`, { headers: { Accept: 'text/csv' } });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = `import-${id}-errors.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

function form(file: File): FormData {
  const body = new FormData();
  body.append('resource', 'contacts');
  body.append('file', file);
  return body;
}
