import { useInfiniteQuery } from '@tanstack/react-query';
import { Building2, Plus, SearchX } from 'lucide-react';
import { useState } from 'react';
import { usePermission } from '@/api/session';
import { companiesQuery, nameOf, NEWEST_FIRST } from '@/features/company/api/company-calls';
import { CompanyTable } from '@/features/company/components/company-table';
import { CreateCompanyDialog } from '@/features/company/components/create-company-dialog';
import { count } from '@/lib/format';
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

export function CompaniesPage() {
  const { q, sort, setQ, setSort } = useListState(NEWEST_FIRST);
  const companies = useInfiniteQuery(companiesQuery({ q: useDebounced(q, 250), sort }));
  const [creating, setCreating] = useState(false);
  const mayWrite = usePermission('companies:write');

  const items = companies.data?.pages.flatMap((page) => page.items) ?? [];
  const total = companies.data?.pages[0]?.total;
  const newCompany = (
    <ReasonedButton
      variant="primary"
      because={mayWrite ? undefined : 'Your role may read companies, not create them.'}
      onClick={() => setCreating(true)}
    >
      <Plus aria-hidden />
      New company
    </ReasonedButton>
  );

  return (
    <Page title="Companies" aside={total == null ? undefined : count(total)} actions={newCompany}>
      <div className="flex h-12 shrink-0 items-center border-b border-line px-6">
        <SearchBox
          label="Search companies"
          placeholder="Name, domain or industry"
          value={q}
          onChange={setQ}
          className="w-72"
        />
      </div>
      {companies.isLoadingError ? (
        <ProblemState problem={companies.error} onRetry={() => void companies.refetch()} />
      ) : companies.isSuccess && items.length === 0 ? (
        q.trim() === '' ? (
          <EmptyState icon={Building2} title="No companies yet" actions={newCompany}>
            The organisations you work with will be listed here.
          </EmptyState>
        ) : (
          <EmptyState
            icon={SearchX}
            title={`Nothing matches “${q.trim()}”`}
            actions={<Button onClick={() => setQ('')}>Clear the search</Button>}
          >
            Names, domains and industries were searched.
          </EmptyState>
        )
      ) : (
        <>
          <CompanyTable companies={items} loading={companies.isPending} sort={sort} onSort={setSort} />
          {companies.isSuccess && (
            <LoadMore
              shown={items.length}
              total={total}
              noun="companies"
              hasMore={companies.hasNextPage}
              busy={companies.isFetchingNextPage}
              problem={companies.error}
              onMore={() => void companies.fetchNextPage()}
            />
          )}
        </>
      )}
      <CreateCompanyDialog
        open={creating}
        onOpenChange={setCreating}
        onCreated={(company) => {
          setCreating(false);
          toast('Company created', { detail: nameOf(company) });
        }}
      />
    </Page>
  );
}
