import { useQuery } from '@tanstack/react-query';
import { useClaims, usePermission } from '@/api/session';
import { RecordTimeline } from '@/app/routes/record-timeline';
import { ActivityPanel } from '@/features/audit/components/activity-panel';
import { EventDrawer } from '@/features/audit/components/event-drawer';
import { memberNamesQuery } from '@/features/member/api/member-calls';
import { paths } from '@/lib/path-builder';
import { useOpened } from '@/lib/use-opened';

const RESOURCES = { contact: 'contacts', company: 'companies', deal: 'deals' } as const;

/** Who changed what of a record: as the audit trail says, or else the record's own timeline. */
export function RecordActivity({ type, id }: { type: keyof typeof RESOURCES; id: string }) {
  if (!usePermission('audit:read')) {
    return <RecordTimeline resource={RESOURCES[type]} id={id} />;
  }
  return <Activity filters={{ resource: `${type}:${id}` }} nothing="Nobody has changed it since the trail began." />;
}

interface ActivityProps {
  filters: { actor: string } | { resource: string };
  nothing: string;
}

/** What the trail says, with the event that is opened beside it. */
export function Activity({ filters, nothing }: ActivityProps) {
  const slug = useClaims().org_slug ?? '';
  const names = useQuery(memberNamesQuery(slug)).data ?? NOBODY;
  const opened = useOpened('event');
  return (
    <>
      <ActivityPanel filters={filters} names={names} nothing={nothing} onOpen={opened.open} />
      <EventDrawer id={opened.id} names={names} onlyOf={paths.audit} onClose={opened.close} />
    </>
  );
}

const NOBODY: ReadonlyMap<string, string> = new Map();
