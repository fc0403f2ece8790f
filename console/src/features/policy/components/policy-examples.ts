import type { PolicyDraft } from '@/features/policy/api/policy-calls';

type Example = Omit<PolicyDraft, 'enabled'>;

/** What policies are good for; each is a beginning. */
export const EXAMPLES: readonly Example[] = [
  {
    name: 'No deletions at night',
    description: 'Between ten in the evening and six in the morning nothing is deleted.',
    effect: 'deny',
    permissions: ['companies:delete', 'contacts:delete', 'deals:delete'],
    condition: 'request.time.getHours() >= 22 || request.time.getHours() < 6',
  },
  {
    name: 'Exports need a second factor',
    description: 'Whoever came in by a password alone exports nothing.',
    effect: 'deny',
    permissions: ['exports:write', 'audit:export'],
    condition: '!("otp" in request.factors || "hwk" in request.factors)',
  },
  {
    name: 'VIPs are left to their owners',
    description: 'Records tagged vip are changed by nobody but their owner.',
    effect: 'deny',
    permissions: ['companies:write', 'contacts:write', 'contacts:delete'],
    condition: '"vip" in resource.tags && resource.owner_id != principal.id',
  },
  {
    name: 'Press may read press contacts',
    description: 'Gives every reader of the press team the contacts that are meant for them.',
    effect: 'allow',
    permissions: ['contacts:read'],
    condition: '"press" in principal.roles && "press" in resource.tags',
  },
];
