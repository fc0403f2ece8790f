import type { Invoice } from '@/api/types';
import { day, money, words } from '@/lib/format';
import { Badge, type Tone } from '@/ui/badge';
import { Cell, Head, HeadCell, Row, Table } from '@/ui/table';

const STATUS: Record<string, Tone> = { paid: 'accent', open: 'info', void: 'neutral', overdue: 'danger' };

export function InvoiceTable({ invoices }: { invoices: Invoice[] }) {
  return (
    <Table label="Invoices" className="rounded-2xl border border-line bg-raised shadow-card [&_th]:bg-raised">
      <Head>
        <HeadCell>Number</HeadCell>
        <HeadCell>Issued</HeadCell>
        <HeadCell>Status</HeadCell>
        <HeadCell className="text-right">Total</HeadCell>
      </Head>
      <tbody>
        {invoices.map((invoice) => (
          <Row key={invoice.id} className="last:[&>td]:border-b-0">
            <Cell className="font-medium text-ink">{invoice.number}</Cell>
            <Cell>{day(invoice.issued_at)}</Cell>
            <Cell>
              <Badge tone={STATUS[invoice.status] ?? 'neutral'}>{words(invoice.status)}</Badge>
            </Cell>
            <Cell className="text-right text-ink tabular-nums">{money(invoice.total)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
