import { useQuery } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { AccountTabs } from '@/app/account-tabs';
import { DeleteAccount } from '@/features/account/components/delete-account';
import { EmailForm } from '@/features/account/components/email-form';
import { ExportButton } from '@/features/account/components/export-button';
import { ProfileForm } from '@/features/account/components/profile-form';
import { logOut, meQuery } from '@/features/session/api/session-calls';
import { day } from '@/lib/format';
import { Button } from '@/ui/button';
import { Page, PageBody } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { Section } from '@/ui/section';
import { Skeleton } from '@/ui/skeleton';

export function AccountPage() {
  const me = useQuery(meQuery);
  return (
    <Page
      title="Your account"
      actions={
        <Button onClick={() => void logOut().catch(() => undefined /* Signed out here all the same. */)}>
          <LogOut aria-hidden />
          Log out
        </Button>
      }
    >
      <AccountTabs />
      {me.isLoadingError ? (
        <ProblemState problem={me.error} onRetry={() => void me.refetch()} />
      ) : (
        <PageBody>
          {me.data ? (
            <div className="space-y-6">
              <Section
                title="Profile"
                lead={`How the people you work with see you. You joined on ${day(me.data.created_at)}.`}
              >
                <ProfileForm me={me.data} queryKey={meQuery.queryKey} />
              </Section>
              <Section title="E-mail" lead="What you log in with, and where we write to you.">
                <EmailForm me={me.data} queryKey={meQuery.queryKey} />
              </Section>
              <Section title="Your data" lead="All that is kept of your account, without its secrets, as JSON.">
                <ExportButton />
              </Section>
              <Section title="Delete account" lead="At once and for good." danger>
                <DeleteAccount email={me.data.email} />
              </Section>
            </div>
          ) : (
            <Skeleton className="h-64 rounded-2xl" />
          )}
        </PageBody>
      )}
    </Page>
  );
}
