import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { SearchX, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useClaims } from '@/api/session';
import { PeopleTabs } from '@/app/people-tabs';
import { InviteButton } from '@/app/routes/invite-button';
import { type Acting, MemberDialogs } from '@/app/routes/member-dialogs';
import { membersQuery } from '@/features/member/api/member-calls';
import { MemberTable } from '@/features/member/components/member-table';
import { organizationQuery } from '@/features/organization/api/organization-calls';
import { teamsQuery } from '@/features/team/api/team-calls';
import { count } from '@/lib/format';
import { useDebounced } from '@/lib/use-debounced';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { SearchBox } from '@/ui/search-box';
import { Select } from '@/ui/select';

const ANY = 'any';

export function MembersPage() {
  const claims = useClaims();
  const slug = claims.org_slug ?? '';
  const [search, setSearch] = useSearchParams();
  const [acting, setActing] = useState<Acting>();
  const q = search.get('q') ?? '';
  const status = search.get('status') ?? ANY;
  const team = search.get('team') ?? ANY;
  const said = (value: string) => (value === ANY ? '' : value);
  const members = useInfiniteQuery(
    membersQuery(slug, { q: useDebounced(q, 250), status: said(status), team: said(team) }),
  );
  const teams = useQuery(teamsQuery(slug));
  const organization = useQuery(organizationQuery(slug));
  const items = members.data?.pages.flatMap((page) => page.items) ?? [];
  const total = members.data?.pages[0]?.total;
  const filtered = q.trim() !== '' || status !== ANY || team !== ANY;

  function set(name: string, value: string) {
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        after.set(name, value);
        if (value === '' || value === ANY) {
          after.delete(name);
        }
        return after;
      },
      { replace: true },
    );
  }

  return (
    <Page title="Members" aside={total == null ? undefined : count(total)} actions={<InviteButton />}>
      <PeopleTabs />
      <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-2 border-b border-line px-6 py-2">
        <SearchBox
          label="Search members"
          placeholder="Name or e-mail"
          value={q}
          onChange={(text) => set('q', text)}
          className="w-64"
        />
        <Select
          label="Status"
          value={status}
          onChange={(value) => set('status', value)}
          choices={[
            { value: ANY, label: 'Any status' },
            { value: 'active', label: 'Active' },
            { value: 'suspended', label: 'Suspended' },
          ]}
          className="w-36"
        />
        <Select
          label="Team"
          value={team}
          onChange={(value) => set('team', value)}
          choices={[
            { value: ANY, label: 'Any team' },
            ...(teams.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          className="w-40"
        />
      </div>
      {members.isLoadingError ? (
        <ProblemState problem={members.error} onRetry={() => void members.refetch()} />
      ) : members.isSuccess && items.length === 0 ? (
        <EmptyState
          icon={filtered ? SearchX : UserRound}
          title={filtered ? 'Nobody matches' : 'Nobody to see here'}
          actions={filtered && <Button onClick={() => setSearch({}, { replace: true })}>Show everybody</Button>}
        >
          {filtered ? 'Names and e-mails were searched.' : 'Your role shows you no members of this organisation.'}
        </EmptyState>
      ) : (
        <>
          <MemberTable
            members={items}
            loading={members.isPending}
            ownId={claims.sub}
            ownerId={organization.data?.owner_id}
            teamNames={new Map((teams.data ?? []).map(({ id, name }) => [id, name]))}
            onAct={(action, member) => setActing({ action, member })}
          />
          {members.isSuccess && (
            <LoadMore
              shown={items.length}
              total={total}
              noun={(total ?? items.length) === 1 ? 'member' : 'members'}
              hasMore={members.hasNextPage}
              busy={members.isFetchingNextPage}
              problem={members.error}
              onMore={() => void members.fetchNextPage()}
            />
          )}
        </>
      )}
      <MemberDialogs acting={acting} onClose={() => setActing(undefined)} />
    </Page>
  );
}
