import type { DealStatus } from '@/api/deal-types';
import { words } from '@/lib/format';
import { Badge } from '@/ui/badge';

const TONES = { open: 'neutral', won: 'accent', lost: 'danger' } as const;

export function StatusBadge({ status }: { status: DealStatus }) {
  return <Badge tone={TONES[status]}>{words(status)}</Badge>;
}
