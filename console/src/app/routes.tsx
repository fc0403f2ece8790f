import { createBrowserRouter } from 'react-router';
import { queryClient } from '@/api/query-client';
import { CompaniesPage } from '@/app/routes/companies-page';
import { ContactPage } from '@/app/routes/contact-page';
import { ContactsPage } from '@/app/routes/contacts-page';
import { ErrorPage } from '@/app/routes/error-page';
import { HomePage } from '@/app/routes/home-page';
import { ImportPage } from '@/app/routes/import-page';
import { LoginPage } from '@/app/routes/login-page';
import { MembersPage } from '@/app/routes/members-page';
import { NewImportPage } from '@/app/routes/new-import-page';
import { NewOrganizationPage } from '@/app/routes/new-organization-page';
import { NotFoundPage } from '@/app/routes/not-found-page';
import { PlanPage } from '@/app/routes/plan-page';
import { AuditPage } from '@/app/routes/audit-page';
import { RegisterPage } from '@/app/routes/register-page';
import { verifyEmailLoader, VerifyEmailPage } from '@/app/routes/verify-email-page';
import { requireOrganization, requireSession, skipWhenSignedIn, watchSession } from '@/app/session-guard';
import { Shell } from '@/app/shell/shell';
import { Starting } from '@/app/shell/starting';
import { contactQuery } from '@/features/contact/api/contact-calls';
import { paths } from '@/lib/path-builder';

export const router = createBrowserRouter([
  {
    ErrorBoundary: ErrorPage,
    HydrateFallback: Starting,
    children: [
      { path: paths.login(), loader: skipWhenSignedIn, Component: LoginPage },
      { path: paths.register(), loader: skipWhenSignedIn, Component: RegisterPage },
      { path: paths.verifyEmail(), loader: verifyEmailLoader, Component: VerifyEmailPage },
      { path: paths.newOrganization(), loader: requireSession, Component: NewOrganizationPage },
      {
        loader: requireOrganization,
        Component: Shell,
        children: [
          { path: paths.home(), Component: HomePage },
          { path: paths.contacts(), Component: ContactsPage },
          { path: paths.contact(':id').replace('%3A', ':'), loader: prefetchContact, Component: ContactPage },
          { path: paths.companies(), Component: CompaniesPage },
          { path: paths.newImport(), Component: NewImportPage },
          { path: paths.import(':id').replace('%3A', ':'), Component: ImportPage },
          { path: paths.members(), Component: MembersPage },
          { path: paths.audit(), Component: AuditPage },
          { path: paths.plan(), Component: PlanPage },
        ],
      },
      { path: '*', Component: NotFoundPage },
    ],
  },
]);

watchSession(() => void router.revalidate());

/** Starts the read as soon as the record is asked for; the page itself waits for it and shows its failures. */
function prefetchContact({ params }: { params: { id?: string } }): null {
  if (params.id) {
    void queryClient.query(contactQuery(params.id)).catch(() => undefined);
  }
  return null;
}
