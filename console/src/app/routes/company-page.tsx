import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { usePermission } from '@/api/session';
import { RecordActivity } from '@/app/routes/record-activity';
import { useDeletion } from '@/app/routes/record-deletion';
import { WithActivity } from '@/app/with-activity';
import { companyQuery, nameOf } from '@/features/company/api/company-calls';
import { CompanyRecord } from '@/features/company/components/company-record';
import { PeopleCard } from '@/features/contact/components/people-card';
import { paths } from '@/lib/path-builder';
import { DeleteButton } from '@/ui/delete-button';
import { Page, PageBody } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { RecordSkeleton } from '@/ui/skeleton';

export function CompanyPage() {
  const { id = '' } = useParams();
  const company = useQuery(companyQuery(id));
  const { because, busy, deleteIt } = useDeletion('companies');
  const readsContacts = usePermission('contacts:read');
  return (
    <Page
      title={
        <span className="flex items-center gap-1.5">
          <Link to={paths.companies()} className="font-medium text-ink-soft hover:text-ink">
            Companies
          </Link>
          <ChevronRight aria-hidden className="size-3.5 text-ink-faint" />
          <span className="truncate">{company.data ? nameOf(company.data) : '…'}</span>
        </span>
      }
      actions={
        company.data && (
          <DeleteButton because={because} busy={busy} onDelete={() => deleteIt(company.data, nameOf(company.data))} />
        )
      }
    >
      {company.isLoadingError ? (
        <ProblemState problem={company.error} onRetry={() => void company.refetch()} />
      ) : (
        <PageBody wide>
          {company.data ? (
            <WithActivity everybody activity={<RecordActivity type="company" id={company.data.id} />}>
              <CompanyRecord
                key={company.data.id}
                company={company.data}
                people={readsContacts && <PeopleCard company={company.data} />}
              />
            </WithActivity>
          ) : (
            <RecordSkeleton />
          )}
        </PageBody>
      )}
    </Page>
  );
}
