import { useQuery } from '@tanstack/react-query';
import { AccountTabs } from '@/app/account-tabs';
import { useClaims } from '@/api/session';
import { PasswordForm } from '@/features/account/components/password-form';
import { factorsQuery } from '@/features/factor/api/factor-calls';
import { FactorPanel } from '@/features/factor/components/factor-panel';
import { RecoveryPanel } from '@/features/factor/components/recovery-panel';
import { Page, PageBody } from '@/ui/page';
import { Section } from '@/ui/section';

/** How one proves who one is. */
export function SecurityPage() {
  const { email } = useClaims();
  const factors = useQuery(factorsQuery);
  const guarded = (factors.data?.items.length ?? 0) > 0;
  return (
    <Page title="Your account">
      <AccountTabs />
      <PageBody>
        <div className="space-y-6">
          <Section
            title="Second factors"
            lead="With one of these, a stolen password is not enough. Two are better: one may be lost."
          >
            <FactorPanel />
          </Section>
          <Section title="Recovery codes" lead="For the day when every other factor is lost.">
            <RecoveryPanel />
          </Section>
          <Section title="Password" lead="Changing it ends every session but this one.">
            <PasswordForm email={email} least={guarded ? 8 : 15} />
          </Section>
        </div>
      </PageBody>
    </Page>
  );
}
