import { AuditTabs } from '@/app/audit-tabs';
import { BundleVerifier } from '@/features/audit/components/bundle-verifier';
import { Page, PageBody } from '@/ui/page';

export function VerifyBundlePage() {
  return (
    <Page title="Audit trail">
      <AuditTabs />
      <PageBody>
        <BundleVerifier />
      </PageBody>
    </Page>
  );
}
