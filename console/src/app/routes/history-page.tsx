import { useInfiniteQuery } from '@tanstack/react-query';
import { AccountTabs } from '@/app/account-tabs';
import { historyQuery } from '@/features/account/api/account-calls';
import { HistoryList } from '@/features/account/components/history-list';
import { Button } from '@/ui/button';
import { Page, PageBody } from '@/ui/page';
import { ProblemNotice, ProblemState } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';

export function HistoryPage() {
  const history = useInfiniteQuery(historyQuery);
  const events = history.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title="Your account">
      <AccountTabs />
      {history.isLoadingError ? (
        <ProblemState problem={history.error} onRetry={() => void history.refetch()} />
      ) : (
        <PageBody reading="What happened to your account">
          <h2 className="text-base font-semibold">Security history</h2>
          <p className="mb-3 text-sm text-ink-soft">
            What happened to your account. If something here was not you, change your password and look at your
            sessions.
          </p>
          {history.isPending ? <Skeleton className="h-64 rounded-2xl" /> : <HistoryList events={events} />}
          <ProblemNotice problem={history.error} className="mt-4" />
          {history.hasNextPage && (
            <div className="mt-4 flex justify-center">
              <Button busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
                Show older ones
              </Button>
            </div>
          )}
        </PageBody>
      )}
    </Page>
  );
}
