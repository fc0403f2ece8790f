import { EyeOff } from 'lucide-react';
import type { AuditEvent } from '@/api/types';
import { changesBetween, ERASED } from '@/features/audit/components/changes';

/** What an event changed, field by field. */
export function ChangeTable({ event }: { event: Pick<AuditEvent, 'before' | 'after'> }) {
  const changes = changesBetween(event.before, event.after);
  if (changes.length === 0) {
    return <p className="text-sm text-ink-faint">This event changed no field.</p>;
  }
  return (
    <div className="overflow-hidden rounded-xl border border-line bg-raised">
      <table
        aria-label="Before and after"
        className="w-full table-fixed text-xs [&_td]:px-3 [&_td]:py-1.5 [&_th]:px-3 [&_th]:py-1.5 [&_tr+tr]:border-t [&_tr]:border-line"
      >
        <thead className="text-left text-ink-faint">
          <tr className="border-b border-line">
            <th scope="col" className="w-1/4 font-medium">
              Field
            </th>
            <th scope="col" className="font-medium">
              Before
            </th>
            <th scope="col" className="font-medium">
              After
            </th>
          </tr>
        </thead>
        <tbody className="align-top">
          {changes.map((change) => (
            <tr key={change.field}>
              <th scope="row" className="text-left font-medium break-words text-ink-soft">
                {change.field}
              </th>
              <Value text={change.before} tone="text-danger" />
              <Value text={change.after} tone="text-accent" />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({ text, tone }: { text: string | undefined; tone: string }) {
  if (text === ERASED) {
    return (
      <td className="text-ink-faint italic">
        <span className="inline-flex items-center gap-1">
          <EyeOff aria-hidden className="size-3" />
          {ERASED}
        </span>
      </td>
    );
  }
  return <td className={`break-words ${tone}`}>{text ?? <span className="text-ink-faint">–</span>}</td>;
}
