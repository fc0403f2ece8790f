import { useInfiniteQuery } from '@tanstack/react-query';
import { FileUp, Plus, SearchX, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { usePermission } from '@/api/session';
import { contactsQuery, nameOf, NEWEST_FIRST } from '@/features/contact/api/contact-calls';
import { ContactTable } from '@/features/contact/components/contact-table';
import { CreateContactDialog } from '@/features/contact/components/create-contact-dialog';
import { count } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { useDebounced } from '@/lib/use-debounced';
import { useListState } from '@/lib/use-list-state';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { ReasonedButton } from '@/ui/reasoned-button';
import { SearchBox } from '@/ui/search-box';
import { toast } from '@/ui/toast';

export function ContactsPage() {
  const { q, sort, setQ, setSort } = useListState(NEWEST_FIRST);
  const contacts = useInfiniteQuery(contactsQuery({ q: useDebounced(q, 250), sort }));
  const [creating, setCreating] = useState(false);
  const navigate = useNavigate();
  const mayWrite = usePermission('contacts:write');
  const mayImport = usePermission('imports:write');

  const items = contacts.data?.pages.flatMap((page) => page.items) ?? [];
  const total = contacts.data?.pages[0]?.total;
  const newContact = (
    <ReasonedButton
      variant="primary"
      because={mayWrite ? undefined : 'Your role may read contacts, not create them.'}
      onClick={() => setCreating(true)}
    >
      <Plus aria-hidden />
      New contact
    </ReasonedButton>
  );
  const importButton = mayImport ? (
    <Button asChild>
      <Link to={paths.newImport()}>
        <FileUp aria-hidden />
        Import
      </Link>
    </Button>
  ) : (
    <ReasonedButton because="Your role may not import records.">
      <FileUp aria-hidden />
      Import
    </ReasonedButton>
  );

  return (
    <Page
      title="Contacts"
      aside={total == null ? undefined : count(total)}
      actions={
        <>
          {importButton}
          {newContact}
        </>
      }
    >
      <div className="flex h-12 shrink-0 items-center border-b border-line px-6">
        <SearchBox
          label="Search contacts"
          placeholder="Name, title or company"
          value={q}
          onChange={setQ}
          className="w-72"
        />
      </div>
      {contacts.isLoadingError ? (
        <ProblemState problem={contacts.error} onRetry={() => void contacts.refetch()} />
      ) : contacts.isSuccess && items.length === 0 ? (
        q.trim() === '' ? (
          <EmptyState
            icon={UsersRound}
            title="No contacts yet"
            actions={
              <>
                {importButton}
                {newContact}
              </>
            }
          >
            Bring your people in from a CSV file, or write down the first one.
          </EmptyState>
        ) : (
          <EmptyState
            icon={SearchX}
            title={`Nobody matches “${q.trim()}”`}
            actions={<Button onClick={() => setQ('')}>Clear the search</Button>}
          >
            Names, job titles and companies were searched.
          </EmptyState>
        )
      ) : (
        <>
          <ContactTable contacts={items} loading={contacts.isPending} sort={sort} onSort={setSort} />
          {contacts.isSuccess && (
            <LoadMore
              shown={items.length}
              total={total}
              noun="contacts"
              hasMore={contacts.hasNextPage}
              busy={contacts.isFetchingNextPage}
              problem={contacts.error}
              onMore={() => void contacts.fetchNextPage()}
            />
          )}
        </>
      )}
      <CreateContactDialog
        open={creating}
        onOpenChange={setCreating}
        onCreated={(contact) => {
          setCreating(false);
          toast('Contact created', { detail: nameOf(contact) });
          void navigate(paths.contact(contact.id));
        }}
      />
    </Page>
  );
}
