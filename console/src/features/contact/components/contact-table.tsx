import { Link } from 'react-router';
import type { Contact } from '@/api/types';
import { nameOf, primaryOf } from '@/features/contact/api/contact-calls';
import { ago } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { Avatar } from '@/ui/avatar';
import { SkeletonRows } from '@/ui/skeleton';
import { Cell, Head, HeadCell, Nothing, Row, SortCell, Table } from '@/ui/table';

interface ContactTableProps {
  contacts: Contact[];
  loading: boolean;
  sort: string;
  onSort: (sort: string) => void;
}

export function ContactTable({ contacts, loading, sort, onSort }: ContactTableProps) {
  return (
    <Table label="Contacts" className="flex-1">
      <Head>
        <SortCell field="last_name" sort={sort} onSort={onSort}>
          Name
        </SortCell>
        <HeadCell>Job title</HeadCell>
        <SortCell field="company_name" sort={sort} onSort={onSort}>
          Company
        </SortCell>
        <HeadCell>E-mail</HeadCell>
        <HeadCell>Phone</HeadCell>
        <SortCell field="created_at" sort={sort} onSort={onSort}>
          Added
        </SortCell>
      </Head>
      <tbody>
        {loading ? (
          <SkeletonRows columns={6} rows={12} />
        ) : (
          contacts.map((contact) => <ContactRow key={contact.id} contact={contact} />)
        )}
      </tbody>
    </Table>
  );
}

function ContactRow({ contact }: { contact: Contact }) {
  const email = primaryOf(contact.emails)?.value;
  const phone = primaryOf(contact.phones)?.value;
  return (
    <Row className="relative">
      <Cell>
        <Link
          to={paths.contact(contact.id)}
          className="flex items-center gap-2.5 font-medium text-ink after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          <Avatar name={nameOf(contact)} />
          <span className="truncate">{nameOf(contact)}</span>
        </Link>
      </Cell>
      <Cell>{contact.job_title || <Nothing />}</Cell>
      <Cell>{contact.company_name || <Nothing />}</Cell>
      <Cell>{email ?? <Nothing />}</Cell>
      <Cell>{phone ?? <Nothing />}</Cell>
      <Cell className="whitespace-nowrap text-ink-faint">{ago(contact.created_at)}</Cell>
    </Row>
  );
}
