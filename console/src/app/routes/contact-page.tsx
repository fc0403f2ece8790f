import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { contactQuery, nameOf } from '@/features/contact/api/contact-calls';
import { ContactRecord } from '@/features/contact/components/contact-record';
import { paths } from '@/lib/path-builder';
import { Page, PageBody } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';

export function ContactPage() {
  const { id = '' } = useParams();
  const contact = useQuery(contactQuery(id));
  return (
    <Page
      title={
        <span className="flex items-center gap-1.5">
          <Link to={paths.contacts()} className="font-medium text-ink-soft hover:text-ink">
            Contacts
          </Link>
          <ChevronRight aria-hidden className="size-3.5 text-ink-faint" />
          <span className="truncate">{contact.data ? nameOf(contact.data) : '…'}</span>
        </span>
      }
    >
      {contact.isError ? (
        <ProblemState problem={contact.error} onRetry={() => void contact.refetch()} />
      ) : (
        <PageBody wide>{contact.data ? <ContactRecord contact={contact.data} /> : <Waiting />}</PageBody>
      )}
    </Page>
  );
}

function Waiting() {
  return (
    <div className="flex items-center gap-4">
      <Skeleton className="size-14 rounded-full" />
      <div className="space-y-2">
        <Skeleton className="h-5 w-48" />
        <Skeleton className="w-64" />
      </div>
    </div>
  );
}
