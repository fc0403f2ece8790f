import { useQuery } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { AccountTabs } from '@/app/account-tabs';
import { PasswordForm } from '@/features/account/components/password-form';
import { ProfileForm } from '@/features/account/components/profile-form';
import { logOut, meQuery } from '@/features/session/api/session-calls';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Page, PageBody } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
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
          <div className="space-y-6">
            <Section title="Profile" lead="How the people you work with see you.">
              {me.data ? <ProfileForm me={me.data} queryKey={meQuery.queryKey} /> : <Skeleton className="h-40" />}
            </Section>
            <Section title="Password" lead="Changing it ends every session but this one.">
              {me.data ? <PasswordForm email={me.data.email} /> : <Skeleton className="h-40" />}
            </Section>
          </div>
        </PageBody>
      )}
    </Page>
  );
}

function Section({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <Card className="grid gap-x-8 gap-y-4 p-6 md:grid-cols-[14rem_1fr]">
      <div>
        <h2 className="text-base font-semibold">{title}</h2>
        <p className="mt-0.5 text-sm text-ink-soft">{lead}</p>
      </div>
      {children}
    </Card>
  );
}
