import type { RouteObject } from 'react-router';
import { page } from '@/app/page-route';
import { paths } from '@/lib/path-builder';

/** The pages about oneself. */
export const identityRoutes: RouteObject[] = [
  {
    path: paths.account(),
    lazy: page(async () => (await import('@/app/routes/account-page')).AccountPage),
  },
  {
    path: paths.security(),
    lazy: page(async () => (await import('@/app/routes/security-page')).SecurityPage),
  },
  {
    path: paths.sessions(),
    lazy: page(async () => (await import('@/app/routes/sessions-page')).SessionsPage),
  },
  {
    path: paths.history(),
    lazy: page(async () => (await import('@/app/routes/history-page')).HistoryPage),
  },
];
