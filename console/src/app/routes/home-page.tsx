import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Building2, FileUp, UserRound, UsersRound } from 'lucide-react';
import { Link } from 'react-router';
import { holds, useClaims } from '@/api/session';
import { LatestEvents } from '@/features/audit/components/latest-events';
import { membersQuery } from '@/features/member/api/member-calls';
import { namesOf } from '@/features/member/components/member-name';
import { totalQuery } from '@/features/overview/api/overview-calls';
import { FigureCard } from '@/features/overview/components/figure-card';
import { LoginChart } from '@/features/overview/components/login-chart';
import { meQuery } from '@/features/session/api/session-calls';
import { paths } from '@/lib/path-builder';
import { Button } from '@/ui/button';
import { Page, PageBody } from '@/ui/page';

export function HomePage() {
  const claims = useClaims();
  const me = useQuery(meQuery);
  const contacts = useQuery(totalQuery('contacts'));
  const companies = useQuery(totalQuery('companies'));
  const members = useInfiniteQuery(membersQuery(claims.org_slug ?? ''));
  const people = members.data?.pages.flatMap((page) => page.items);
  const firstName = me.data?.full_name.split(' ')[0];
  return (
    <Page title="Home">
      <PageBody wide>
        <div className="mb-7">
          <h2 className="text-2xl font-semibold">
            {greeting(new Date().getHours())}
            {firstName ? `, ${firstName}` : ''}
          </h2>
          <p className="mt-1 text-ink-soft">Here is {claims.org_name} at a glance.</p>
        </div>
        <div className="grid gap-4 sm:grid-cols-3">
          <FigureCard
            name="Contacts"
            icon={UserRound}
            to={paths.contacts()}
            value={contacts.data}
            failed={contacts.isError}
            note="People you know"
          />
          <FigureCard
            name="Companies"
            icon={Building2}
            to={paths.companies()}
            value={companies.data}
            failed={companies.isError}
            note="Organisations you know"
          />
          <FigureCard
            name="Members"
            icon={UsersRound}
            to={paths.members()}
            value={people?.length}
            failed={members.isError}
            note="People who work here"
          />
        </div>
        {contacts.data === 0 && (
          <section className="mt-4 flex flex-wrap items-center gap-4 rounded-2xl border border-accent-line bg-accent-soft p-5">
            <div className="min-w-0 flex-1">
              <h2 className="font-semibold">Bring your people in</h2>
              <p className="mt-0.5 text-sm text-ink-soft">
                Import a CSV file: columns are understood by their names, and you see everything before it is created.
              </p>
            </div>
            <Button asChild variant="primary">
              <Link to={paths.newImport()}>
                <FileUp aria-hidden />
                Import contacts
              </Link>
            </Button>
          </section>
        )}
        <div className="mt-4 grid gap-4 lg:grid-cols-2">
          <LoginChart />
          {holds(claims, 'audit:read') && <LatestEvents names={namesOf(people ?? [])} />}
        </div>
      </PageBody>
    </Page>
  );
}

function greeting(hour: number): string {
  if (hour < 5) {
    return 'Good evening';
  }
  return hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening';
}
