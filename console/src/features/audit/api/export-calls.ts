import { answer } from '@/api/client';
import { asked, type AuditFilters } from '@/features/audit/api/audit-filters';

export type Format = 'ndjson' | 'csv';

interface Picker {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
}

/** Where an export goes: a file that it is written into as it comes, or memory until the browser is handed it whole. */
interface Target {
  write: (chunk: Uint8Array<ArrayBuffer>) => Promise<void>;
  finish: () => Promise<void>;
  abandon: () => Promise<void>;
}

/** Asks where to save, which a browser allows only right after a press. Undefined where the person thought better. */
export async function targetFor(name: string): Promise<Target | undefined> {
  const { showSaveFilePicker } = window as Picker;
  if (showSaveFilePicker === undefined) {
    return inMemory(name);
  }
  try {
    const file = await showSaveFilePicker.call(window, { suggestedName: name });
    const stream = await file.createWritable();
    return {
      write: (chunk) => stream.write(chunk),
      finish: () => stream.close(),
      abandon: () => stream.abort().catch(() => undefined),
    };
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') {
      return undefined;
    }
    // Refused by a setting: there is still the old way.
    return inMemory(name);
  }
}

function inMemory(name: string): Target {
  let parts: BlobPart[] = [];
  return {
    write: (chunk) => {
      parts.push(chunk);
      return Promise.resolve();
    },
    finish: () => {
      saveAs(name, new Blob(parts));
      return Promise.resolve();
    },
    abandon: () => {
      parts = [];
      return Promise.resolve();
    },
  };
}

/** Hands the browser a file to keep. */
export function saveAs(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

interface Export {
  format: Format;
  filters: AuditFilters;
  target: Target;
  signal: AbortSignal;
  /** How many bytes have come so far. */
  onBytes: (read: number) => void;
}

/** Writes the export as it comes; what was begun and not ended is thrown away. */
export async function exportEvents({ format, filters, target, signal, onBytes }: Export): Promise<void> {
  try {
    const body = { format, ...asked(filters) };
    const response = await answer('POST', '/audit-log/api/exports', { body, signal });
    const reader = response.body?.getReader();
    let read = 0;
    for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
      await target.write(chunk.value);
      read += chunk.value.length;
      onBytes(read);
    }
    await target.finish();
  } catch (failure) {
    await target.abandon();
    throw failure;
  }
}

/** `audit-acme-2026-11-21.ndjson` */
export function fileName(slug: string, format: Format, now = new Date()): string {
  return `audit-${slug}-${now.toISOString().slice(0, 10)}.${format}`;
}
