import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { MailPlus } from 'lucide-react';
import { useClaims, usePermission } from '@/api/session';
import { PeopleTabs } from '@/app/people-tabs';
import { InviteButton } from '@/app/routes/invite-button';
import { invitesQuery } from '@/features/invite/api/invite-calls';
import { InviteTable } from '@/features/invite/components/invite-table';
import { SeatLine } from '@/features/invite/components/seat-line';
import { memberNamesQuery } from '@/features/member/api/member-calls';
import { seatsQuery } from '@/features/organization/api/organization-calls';
import { teamsQuery } from '@/features/team/api/team-calls';
import { EmptyState } from '@/ui/empty-state';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { ProblemState } from '@/ui/problem';

export function InvitesPage() {
  const slug = useClaims().org_slug ?? '';
  const mayInvite = usePermission('invites:write');
  const invites = useInfiniteQuery(invitesQuery(slug));
  const seats = useQuery(seatsQuery(slug)).data;
  const names = useQuery(memberNamesQuery(slug));
  const teams = useQuery(teamsQuery(slug));
  const items = invites.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title="Invitations" aside={items.length || undefined} actions={<InviteButton />}>
      <PeopleTabs />
      {seats && <SeatLine seats={seats} />}
      {invites.isLoadingError ? (
        <ProblemState problem={invites.error} onRetry={() => void invites.refetch()} />
      ) : invites.isSuccess && items.length === 0 ? (
        <EmptyState icon={MailPlus} title="No open invitations" actions={<InviteButton />}>
          Whoever is invited stands here until they accept.
        </EmptyState>
      ) : (
        <>
          <InviteTable
            slug={slug}
            invites={items}
            loading={invites.isPending}
            names={names.data ?? new Map()}
            teamNames={new Map((teams.data ?? []).map(({ id, name }) => [id, name]))}
            because={mayInvite ? undefined : 'Your role may not change invitations.'}
          />
          {invites.isSuccess && (
            <LoadMore
              shown={items.length}
              total={invites.data.pages[0]?.total}
              noun={(invites.data.pages[0]?.total ?? items.length) === 1 ? 'invitation' : 'invitations'}
              hasMore={invites.hasNextPage}
              busy={invites.isFetchingNextPage}
              problem={invites.error}
              onMore={() => void invites.fetchNextPage()}
            />
          )}
        </>
      )}
    </Page>
  );
}
