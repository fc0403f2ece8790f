import { useInfiniteQuery } from '@tanstack/react-query';
import { AccountTabs } from '@/app/account-tabs';
import { sessionsQuery } from '@/features/account/api/account-calls';
import { EndOthersButton } from '@/features/account/components/end-others-button';
import { SessionList } from '@/features/account/components/session-list';
import { Button } from '@/ui/button';
import { Page, PageBody } from '@/ui/page';
import { ProblemNotice, ProblemState } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';

export function SessionsPage() {
  const sessions = useInfiniteQuery(sessionsQuery);
  const items = sessions.data?.pages.flatMap((page) => page.items) ?? [];
  const live = items.filter((session) => session.ended_at === null);
  const ended = items.filter((session) => session.ended_at !== null);
  return (
    <Page title="Your account">
      <AccountTabs />
      {sessions.isLoadingError ? (
        <ProblemState problem={sessions.error} onRetry={() => void sessions.refetch()} />
      ) : (
        <PageBody>
          <section aria-labelledby="live">
            <div className="mb-3 flex items-end gap-4">
              <div className="mr-auto">
                <h2 id="live" className="text-base font-semibold">
                  Where you are logged in
                </h2>
                <p className="text-sm text-ink-soft">End what you do not know, then change your password.</p>
              </div>
              {sessions.isSuccess && <EndOthersButton others={live.length - 1} />}
            </div>
            {sessions.isPending ? (
              <Skeleton className="h-40 rounded-2xl" />
            ) : (
              <SessionList label="Sessions" sessions={[...live].sort((one) => (one.current ? -1 : 0))} />
            )}
          </section>
          {ended.length > 0 && (
            <section aria-labelledby="ended" className="mt-8">
              <h2 id="ended" className="mb-3 text-base font-semibold">
                Ended
              </h2>
              <SessionList label="Ended sessions" sessions={ended} />
            </section>
          )}
          <ProblemNotice problem={sessions.error} className="mt-4" />
          {sessions.hasNextPage && (
            <div className="mt-4 flex justify-center">
              <Button busy={sessions.isFetchingNextPage} onClick={() => void sessions.fetchNextPage()}>
                Show older ones
              </Button>
            </div>
          )}
        </PageBody>
      )}
    </Page>
  );
}
