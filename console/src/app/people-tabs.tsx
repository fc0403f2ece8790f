import { paths } from '@/lib/path-builder';
import { PageTabs } from '@/ui/page-tabs';

const TABS = [
  [paths.members(), 'Members'],
  [paths.invites(), 'Invitations'],
] as const;

/** Those who are here, and those who are asked to be. */
export function PeopleTabs() {
  return <PageTabs label="People" tabs={TABS} />;
}
