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
  security: () => '/settings/security',
  sessions: () => '/settings/sessions',
  history: () => '/settings/history',
  secondFactor: () => '/second-factor',
  newOrganization: () => '/organizations/new',
  contacts: () => '/contacts',
  contact: (id: string) => `/contacts/${encodeURIComponent(id)}`,
  companies: () => '/companies',
  company: (id: string) => `/companies/${encodeURIComponent(id)}`,
  deals: () => '/deals',
  deal: (id: string) => `/deals/${encodeURIComponent(id)}`,
  newImport: () => '/imports/new',
  import: (id: string) => `/imports/${encodeURIComponent(id)}`,
  members: () => '/members',
  member: (id: string) => `/members/${encodeURIComponent(id)}`,
  invites: () => '/invites',
  acceptInvite: () => '/accept-invite',
  teams: () => '/teams',
  team: (id: string) => `/teams/${encodeURIComponent(id)}`,
  roles: () => '/roles',
  role: (id: string) => `/roles/${encodeURIComponent(id)}`,
  newRole: (copyOf?: string) => (copyOf ? `/roles/new?copy=${encodeURIComponent(copyOf)}` : '/roles/new'),
  assignments: () => '/assignments',
  whoCan: (permission?: string) =>
    permission ? `/access/who?permission=${encodeURIComponent(permission)}` : '/access/who',
  explain: (asked: { user?: string; permission?: string } = {}) => {
    const query = new URLSearchParams(asked).toString();
    return query === '' ? '/access/explain' : `/access/explain?${query}`;
  },
  policies: () => '/policies',
  policy: (id: string) => `/policies/${encodeURIComponent(id)}`,
  newPolicy: () => '/policies/new',
  integrations: () => '/integrations',
  organization: () => '/organization',
  audit: (filters: { actor?: string; resource?: string } = {}) => {
    const query = new URLSearchParams(filters).toString();
    return query === '' ? '/audit' : `/audit?${query}`;
  },
  checkpoint: () => '/audit/checkpoint',
  verifyBundle: () => '/audit/verify',
  verifyAudit: () => '/verify-audit',
  dashboards: () => '/dashboards',
  dashboard: (id: string) => `/dashboards/${encodeURIComponent(id)}`,
  plan: () => '/plan',
} as const;

/** The address of any one, as the router writes it: `/contacts/:id`. */
export function pattern(path: (id: string) => string): string {
  return path(':id').replace('%3A', ':');
}

/** Where to go after logging in: a path of this console, never another site. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : paths.home();
}
