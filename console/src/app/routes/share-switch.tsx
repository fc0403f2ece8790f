import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Dashboard } from '@/api/analytics-types';
import { wordsFor } from '@/api/problem-words';
import { useClaims, usePermission } from '@/api/session';
import { changeDashboard, dashboardQuery, keepDashboard } from '@/features/dashboard/api/dashboard-calls';
import { SeenBy } from '@/features/dashboard/components/dashboard-table';
import { Switch } from '@/ui/switch';
import { toast } from '@/ui/toast';

/** Shows a dashboard to everybody in the organisation, or takes it back; only its owner may. */
export function ShareSwitch({ dashboard }: { dashboard: Dashboard }) {
  const { sub } = useClaims();
  const mayWrite = usePermission('dashboards:write');
  const queries = useQueryClient();
  const shared = dashboard.visibility === 'organization';
  const sharing = useMutation({
    mutationFn: () => changeDashboard(dashboard, { visibility: shared ? 'private' : 'organization' }),
    onSuccess: (saved) => {
      keepDashboard(queries, saved);
      toast(shared ? 'Only you see it now' : 'Everybody here sees it now');
    },
    onError: (problem) => {
      toast(wordsFor(problem).title, { tone: 'bad', detail: wordsFor(problem).detail });
      void queries.invalidateQueries({ queryKey: dashboardQuery(dashboard.id).queryKey });
    },
  });
  if (!mayWrite || dashboard.owner_id !== sub) {
    return (
      <span className="hidden text-sm text-ink-faint sm:inline">
        <SeenBy visibility={dashboard.visibility} />
      </span>
    );
  }
  return (
    <span className="flex items-center gap-2 text-sm text-ink-soft">
      <span aria-hidden className="hidden sm:inline">
        Shared
      </span>
      <Switch
        label="Shared with everybody here"
        checked={shared}
        disabled={sharing.isPending}
        onChange={() => sharing.mutate()}
      />
    </span>
  );
}
