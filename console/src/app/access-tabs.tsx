import { paths } from '@/lib/path-builder';
import { PageTabs } from '@/ui/page-tabs';

const TABS = [
  [paths.roles(), 'Roles'],
  [paths.assignments(), 'Assignments'],
  [paths.whoCan(), 'Who can'],
  [paths.explain(), 'Explain'],
] as const;

/** What there is to hold, who holds it, and why. */
export function AccessTabs() {
  return <PageTabs label="Access" tabs={TABS} />;
}
