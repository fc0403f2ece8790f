import { createBrowserRouter } from 'react-router';
import { queryClient } from '@/api/query-client';
import { accessRoutes } from '@/app/access-routes';
import { auditRoutes, verifyAuditRoute } from '@/app/audit-routes';
import { identityRoutes } from '@/app/identity-routes';
import { inviteLoader } from '@/app/invite-token';
import { mailedTokenLoader } from '@/app/mailed-token';
import { page } from '@/app/page-route';
import { ErrorPage } from '@/app/routes/error-page';
import { LoginPage } from '@/app/routes/login-page';
import { NotFoundPage } from '@/app/routes/not-found-page';
import { requireOrganization, requireSession, skipWhenSignedIn, watchSession } from '@/app/session-guard';
import { Shell } from '@/app/shell/shell';
import { Starting } from '@/app/shell/starting';
import { companyQuery } from '@/features/company/api/company-calls';
import { dealQuery } from '@/features/deal/api/deal-calls';
import { contactQuery } from '@/features/contact/api/contact-calls';
import { dashboardQuery } from '@/features/dashboard/api/dashboard-calls';
import { paths, pattern } from '@/lib/path-builder';

export const router = createBrowserRouter([
  {
    ErrorBoundary: ErrorPage,
    HydrateFallback: Starting,
    children: [
      { path: paths.login(), loader: skipWhenSignedIn, Component: LoginPage },
      {
        path: paths.register(),
        loader: skipWhenSignedIn,
        lazy: page(async () => (await import('@/app/routes/register-page')).RegisterPage),
      },
      {
        path: paths.verifyEmail(),
        loader: mailedTokenLoader,
        lazy: page(async () => (await import('@/app/routes/verify-email-page')).VerifyEmailPage),
      },
      {
        path: paths.undoEmailChange(),
        loader: mailedTokenLoader,
        lazy: page(async () => (await import('@/app/routes/undo-email-change-page')).UndoEmailChangePage),
      },
      {
        path: paths.forgotPassword(),
        lazy: page(async () => (await import('@/app/routes/forgot-password-page')).ForgotPasswordPage),
      },
      {
        path: paths.resetPassword(),
        loader: mailedTokenLoader,
        lazy: page(async () => (await import('@/app/routes/reset-password-page')).ResetPasswordPage),
      },
      {
        path: paths.acceptInvite(),
        loader: inviteLoader,
        lazy: page(async () => (await import('@/app/routes/accept-invite-page')).AcceptInvitePage),
      },
      {
        path: paths.secondFactor(),
        loader: requireSession,
        lazy: page(async () => (await import('@/app/routes/second-factor-page')).SecondFactorPage),
      },
      {
        path: paths.newOrganization(),
        loader: requireSession,
        lazy: page(async () => (await import('@/app/routes/new-organization-page')).NewOrganizationPage),
      },
      {
        loader: requireOrganization,
        Component: Shell,
        children: [
          {
            path: paths.home(),
            lazy: page(async () => (await import('@/app/routes/home-page')).HomePage),
          },
          {
            path: paths.contacts(),
            lazy: page(async () => (await import('@/app/routes/contacts-page')).ContactsPage),
          },
          {
            path: pattern(paths.contact),
            loader: prefetch((id) => queryClient.query(contactQuery(id))),
            lazy: page(async () => (await import('@/app/routes/contact-page')).ContactPage),
          },
          {
            path: paths.companies(),
            lazy: page(async () => (await import('@/app/routes/companies-page')).CompaniesPage),
          },
          {
            path: pattern(paths.company),
            loader: prefetch((id) => queryClient.query(companyQuery(id))),
            lazy: page(async () => (await import('@/app/routes/company-page')).CompanyPage),
          },
          {
            path: paths.deals(),
            lazy: page(async () => (await import('@/app/routes/deals-page')).DealsPage),
          },
          {
            path: pattern(paths.deal),
            loader: prefetch((id) => queryClient.query(dealQuery(id))),
            lazy: page(async () => (await import('@/app/routes/deal-page')).DealPage),
          },
          {
            path: paths.newImport(),
            lazy: page(async () => (await import('@/app/routes/new-import-page')).NewImportPage),
          },
          {
            path: pattern(paths.import),
            lazy: page(async () => (await import('@/app/routes/import-page')).ImportPage),
          },
          {
            path: paths.dashboards(),
            lazy: page(async () => (await import('@/app/routes/dashboards-page')).DashboardsPage),
          },
          {
            path: pattern(paths.dashboard),
            loader: prefetch((id) => queryClient.query(dashboardQuery(id))),
            lazy: page(async () => (await import('@/app/routes/dashboard-page')).DashboardPage),
          },
          ...accessRoutes,
          ...identityRoutes,
          ...auditRoutes,
          {
            path: paths.plan(),
            lazy: page(async () => (await import('@/app/routes/plan-page')).PlanPage),
          },
        ],
      },
      verifyAuditRoute,
      { path: '*', Component: NotFoundPage },
    ],
  },
]);

watchSession(() => void router.revalidate());

/** Starts the read as soon as the record is asked for; the page itself waits for it and shows its failures. */
function prefetch(read: (id: string) => Promise<unknown>) {
  return ({ params }: { params: { id?: string } }): null => {
    if (params.id) {
      void read(params.id).catch(() => undefined);
    }
    return null;
  };
}
