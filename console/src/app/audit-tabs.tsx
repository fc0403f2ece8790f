import { paths } from '@/lib/path-builder';
import { PageTabs } from '@/ui/page-tabs';

const TABS = [
  [paths.audit(), 'Events'],
  [paths.checkpoint(), 'Checkpoint'],
  [paths.verifyBundle(), 'Verify a bundle'],
] as const;

/** What was done, and how it is proved. */
export function AuditTabs() {
  return <PageTabs label="Audit trail" tabs={TABS} />;
}
