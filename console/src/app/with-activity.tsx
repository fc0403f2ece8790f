import { ShieldX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { usePermission } from '@/api/session';
import { EmptyState } from '@/ui/empty-state';
import { Tab, TabList, TabPanel, Tabs } from '@/ui/tabs';

interface WithActivityProps {
  children: ReactNode;
  activity: ReactNode;
  /** Whether it is for those as well who may not read the audit trail. */
  everybody?: boolean;
}

/** Something's own page, and beside it what the audit trail says of it; which of them stands in the address. */
export function WithActivity({ children, activity, everybody = false }: WithActivityProps) {
  const [search, setSearch] = useSearchParams();
  const mayRead = usePermission('audit:read');
  const tab = search.get('tab') === 'activity' ? 'activity' : 'details';
  return (
    <Tabs value={tab} onValueChange={(next) => setSearch(next === 'details' ? {} : { tab: next })}>
      <TabList className="mb-6" aria-label="Views">
        <Tab value="details">Details</Tab>
        <Tab value="activity">Activity</Tab>
      </TabList>
      <TabPanel value="details">{children}</TabPanel>
      <TabPanel value="activity">
        {mayRead || everybody ? (
          activity
        ) : (
          <EmptyState icon={ShieldX} title="Not for your role">
            What was done is read in the audit trail, which your role does not include.
          </EmptyState>
        )}
      </TabPanel>
    </Tabs>
  );
}
