import { ArrowRight } from 'lucide-react';
import type { ImportPreview } from '@/api/types';
import type { Mapping } from '@/features/import/api/import-calls';
import { FIELDS, labelOf } from '@/features/import/components/contact-fields';
import { withField } from '@/features/import/components/mapping';
import { cn } from '@/lib/cn';
import { Select } from '@/ui/select';
import { Cell, Head, HeadCell, Nothing, Row, Table } from '@/ui/table';

const IGNORED = '-';

interface MappingTableProps {
  preview: ImportPreview;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

/** Each column of the file, some of its values, and the field that takes them. */
export function MappingTable({ preview, mapping, onChange }: MappingTableProps) {
  function choose(column: string, field: string) {
    onChange(withField(mapping, column, field === IGNORED ? undefined : field));
  }

  return (
    <Table label="Columns" className="rounded-2xl border border-line bg-raised shadow-card [&_th]:bg-raised">
      <Head>
        <HeadCell>Column in the file</HeadCell>
        <HeadCell>Values</HeadCell>
        <HeadCell>
          <span className="sr-only">goes to</span>
        </HeadCell>
        <HeadCell className="w-60">Field of the contact</HeadCell>
      </Head>
      <tbody>
        {preview.columns.map((column, at) => {
          const field = mapping[column] ?? IGNORED;
          return (
            <Row key={column} className="last:[&>td]:border-b-0">
              <Cell className={cn('font-medium text-ink', field === IGNORED && 'text-ink-faint')}>{column}</Cell>
              <Cell className="text-xs">
                <Samples rows={preview.rows} at={at} />
              </Cell>
              <Cell className="w-8 px-0">
                <ArrowRight aria-hidden className={cn('size-4 text-ink-faint', field === IGNORED && 'opacity-30')} />
              </Cell>
              <Cell className="py-1.5">
                <Select
                  label={`Field for ${column}`}
                  value={field}
                  onChange={(chosen) => choose(column, chosen)}
                  choices={choicesWith(field)}
                  className={cn(field === IGNORED && 'border-dashed text-ink-faint shadow-none')}
                />
              </Cell>
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}

function Samples({ rows, at }: { rows: ImportPreview['rows']; at: number }) {
  const values = [...new Set(rows.map((row) => row[at]?.trim()).filter(Boolean))].slice(0, 3);
  return values.length === 0 ? <Nothing /> : <span className="block max-w-72 truncate">{values.join(' · ')}</span>;
}

function choicesWith(field: string) {
  const known = FIELDS.includes(field) || field === IGNORED ? FIELDS : [...FIELDS, field];
  return [{ value: IGNORED, label: 'Leave out' }, ...known.map((value) => ({ value, label: labelOf(value) }))];
}
