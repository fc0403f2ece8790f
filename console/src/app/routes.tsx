import { createBrowserRouter } from 'react-router';
import { queryClient } from '@/api/query-client';
import { mailedTokenLoader } from '@/app/mailed-token';
import { AccountPage } from '@/app/routes/account-page';
import { CompaniesPage } from '@/app/routes/companies-page';
import { CompanyPage } from '@/app/routes/company-page';
import { ContactPage } from '@/app/routes/contact-page';
import { ContactsPage } from '@/app/routes/contacts-page';
import { ErrorPage } from '@/app/routes/error-page';
import { ForgotPasswordPage } from '@/app/routes/forgot-password-page';
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
import { ResetPasswordPage } from '@/app/routes/reset-password-page';
import { SessionsPage } from '@/app/routes/sessions-page';
import { UndoEmailChangePage } from '@/app/routes/undo-email-change-page';
import { VerifyEmailPage } from '@/app/routes/verify-email-page';
import { requireOrganization, requireSession, skipWhenSignedIn, watchSession } from '@/app/session-guard';
import { Shell } from '@/app/shell/shell';
import { Starting } from '@/app/shell/starting';
import { companyQuery } from '@/features/company/api/company-calls';
import { contactQuery } from '@/features/contact/api/contact-calls';
import { paths } from '@/lib/path-builder';

export const router = createBrowserRouter([
  {
    ErrorBoundary: ErrorPage,
    HydrateFallback: Starting,
    children: [
      { path: paths.login(), loader: skipWhenSignedIn, Component: LoginPage },
      { path: paths.register(), loader: skipWhenSignedIn, Component: RegisterPage },
      { path: paths.verifyEmail(), loader: mailedTokenLoader, Component: VerifyEmailPage },
      { path: paths.undoEmailChange(), loader: mailedTokenLoader, Component: UndoEmailChangePage },
      { path: paths.forgotPassword(), Component: ForgotPasswordPage },
      { path: paths.resetPassword(), loader: mailedTokenLoader, Component: ResetPasswordPage },
      { path: paths.newOrganization(), loader: requireSession, Component: NewOrganizationPage },
      {
        loader: requireOrganization,
        Component: Shell,
        children: [
          { path: paths.home(), Component: HomePage },
          { path: paths.contacts(), Component: ContactsPage },
          {
            path: paths.contact(':id').replace('%3A', ':'),
            loader: prefetch((id) => queryClient.query(contactQuery(id))),
            Component: ContactPage,
          },
          { path: paths.companies(), Component: CompaniesPage },
          {
            path: paths.company(':id').replace('%3A', ':'),
            loader: prefetch((id) => queryClient.query(companyQuery(id))),
            Component: CompanyPage,
          },
          { path: paths.newImport(), Component: NewImportPage },
          { path: paths.import(':id').replace('%3A', ':'), Component: ImportPage },
          { path: paths.members(), Component: MembersPage },
          { path: paths.audit(), Component: AuditPage },
          { path: paths.plan(), Component: PlanPage },
          { path: paths.account(), Component: AccountPage },
          { path: paths.sessions(), Component: SessionsPage },
        ],
      },
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
