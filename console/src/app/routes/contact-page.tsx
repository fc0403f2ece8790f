import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { RecordActivity } from '@/app/routes/record-activity';
import { useDeletion } from '@/app/routes/record-deletion';
import { WithActivity } from '@/app/with-activity';
import { contactQuery, nameOf } from '@/features/contact/api/contact-calls';
import { ContactRecord } from '@/features/contact/components/contact-record';
import { paths } from '@/lib/path-builder';
import { DeleteButton } from '@/ui/delete-button';
import { Page, PageBody } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { RecordSkeleton } from '@/ui/skeleton';

export function ContactPage() {
  const { id = '' } = useParams();
  const contact = useQuery(contactQuery(id));
  const { because, busy, deleteIt } = useDeletion('contacts');
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
      actions={
        contact.data && (
          <DeleteButton because={because} busy={busy} onDelete={() => deleteIt(contact.data, nameOf(contact.data))} />
        )
      }
    >
      {contact.isLoadingError ? (
        <ProblemState problem={contact.error} onRetry={() => void contact.refetch()} />
      ) : (
        <PageBody wide>
          {contact.data ? (
            <WithActivity everybody activity={<RecordActivity type="contact" id={contact.data.id} />}>
              <ContactRecord key={contact.data.id} contact={contact.data} />
            </WithActivity>
          ) : (
            <RecordSkeleton />
          )}
        </PageBody>
      )}
    </Page>
  );
}
