/** Every address of the console. None begins with a service's name: those paths are the services' own. */
export const paths = {
  home: () => '/',
  login: (next?: string) => (next && next !== '/' ? `/login?next=${encodeURIComponent(next)}` : '/login'),
  register: () => '/register',
  verifyEmail: () => '/verify-email',
  undoEmailChange: () => '/undo-email-change',
  forgotPassword: () => '/forgot-password',
  resetPassword: () => '/reset-password',
  account: () => '/settings',
  sessions: () => '/settings/sessions',
  newOrganization: () => '/organizations/new',
  contacts: () => '/contacts',
  contact: (id: string) => `/contacts/${encodeURIComponent(id)}`,
  companies: () => '/companies',
  company: (id: string) => `/companies/${encodeURIComponent(id)}`,
  newImport: () => '/imports/new',
  import: (id: string) => `/imports/${encodeURIComponent(id)}`,
  members: () => '/members',
  audit: () => '/audit',
  plan: () => '/plan',
} as const;

/** Where to go after logging in: a path of this console, never another site. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : paths.home();
}
