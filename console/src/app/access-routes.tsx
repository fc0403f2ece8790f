import type { RouteObject } from 'react-router';
import { page } from '@/app/page-route';
import { paths, pattern } from '@/lib/path-builder';

/** The pages of the organisation and of who may do what in it. */
export const accessRoutes: RouteObject[] = [
  {
    path: paths.members(),
    lazy: page(async () => (await import('@/app/routes/members-page')).MembersPage),
  },
  {
    path: pattern(paths.member),
    lazy: page(async () => (await import('@/app/routes/member-page')).MemberPage),
  },
  {
    path: paths.invites(),
    lazy: page(async () => (await import('@/app/routes/invites-page')).InvitesPage),
  },
  {
    path: paths.teams(),
    lazy: page(async () => (await import('@/app/routes/teams-page')).TeamsPage),
  },
  {
    path: pattern(paths.team),
    lazy: page(async () => (await import('@/app/routes/team-page')).TeamPage),
  },
  {
    path: paths.roles(),
    lazy: page(async () => (await import('@/app/routes/roles-page')).RolesPage),
  },
  {
    path: paths.newRole(),
    lazy: page(async () => (await import('@/app/routes/new-role-page')).NewRolePage),
  },
  {
    path: pattern(paths.role),
    lazy: page(async () => (await import('@/app/routes/role-page')).RolePage),
  },
  {
    path: paths.assignments(),
    lazy: page(async () => (await import('@/app/routes/assignments-page')).AssignmentsPage),
  },
  {
    path: paths.whoCan(),
    lazy: page(async () => (await import('@/app/routes/who-can-page')).WhoCanPage),
  },
  {
    path: paths.explain(),
    lazy: page(async () => (await import('@/app/routes/explain-page')).ExplainPage),
  },
  {
    path: paths.policies(),
    lazy: page(async () => (await import('@/app/routes/policies-page')).PoliciesPage),
  },
  {
    path: paths.newPolicy(),
    lazy: page(async () => (await import('@/app/routes/new-policy-page')).NewPolicyPage),
  },
  {
    path: pattern(paths.policy),
    lazy: page(async () => (await import('@/app/routes/policy-page')).PolicyPage),
  },
  {
    path: paths.integrations(),
    lazy: page(async () => (await import('@/app/routes/integrations-page')).IntegrationsPage),
  },
  {
    path: paths.organization(),
    lazy: page(async () => (await import('@/app/routes/organization-page')).OrganizationPage),
  },
];
