import type { RouteObject } from 'react-router';
import { page } from '@/app/page-route';
import { paths } from '@/lib/path-builder';

/** The pages of what was recorded and of how it is proved. */
export const auditRoutes: RouteObject[] = [
  {
    path: paths.audit(),
    lazy: page(async () => (await import('@/app/routes/audit-page')).AuditPage),
  },
  {
    path: paths.checkpoint(),
    lazy: page(async () => (await import('@/app/routes/checkpoint-page')).CheckpointPage),
  },
  {
    path: paths.verifyBundle(),
    lazy: page(async () => (await import('@/app/routes/verify-bundle-page')).VerifyBundlePage),
  },
];

/** Open to everybody. */
export const verifyAuditRoute: RouteObject = {
  path: paths.verifyAudit(),
  lazy: page(async () => (await import('@/app/routes/verify-audit-page')).VerifyAuditPage),
};
