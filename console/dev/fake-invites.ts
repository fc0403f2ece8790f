import { type Answer, type Call, created, empty, ok, problem, type Route } from './fake-backend';
import { active, at, list, missing, now, orgOf, SEATS } from './fake-people';
import { accessOf, give } from './fake-roles';
import { mails, newId, type Org, secret, users } from './fake-state';

const tokens = new Map<string, { org: Org; invite: Record<string, unknown> }>();
const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

export const inviteRoutes: Route[] = [
  ['GET', at('/invites'), (call) => list(accessOf(orgOf(call)).invites.filter(({ status }) => status === 'pending'))],
  ['POST', at('/invites'), invite],
  [
    'POST',
    at('/invites/([^/]+)/resend'),
    (call, id) => withInvite(call, id, (one) => (mail(orgOf(call), one), ok(one))),
  ],
  ['DELETE', at('/invites/([^/]+)'), (call, id) => withInvite(call, id, (one) => ((one.status = 'revoked'), empty))],
  ['POST', /^\/org\/api\/invites\/preview$/, preview],
  ['POST', /^\/org\/api\/invites\/accept$/, accept],
];

function invite(call: Call): Answer {
  const org = orgOf(call);
  const { email, roles, teams } = call.body as unknown as { email: string; roles: string[]; teams: string[] };
  if (org.members.some((one) => one.email === email)) {
    return problem(409, 'already_member', 'A member already');
  }
  if (active(org).length >= SEATS) {
    return problem(409, 'seats_exceeded', 'The plan has no seat left');
  }
  const made = {
    ...{ id: newId(), email, roles: roles.length > 0 ? roles : ['member'], teams, status: 'pending' },
    ...{ invited_by: call.user?.id, created_at: now(), last_sent_at: now(), expires_at: later(7) },
  };
  accessOf(org).invites.unshift(made);
  mail(org, made);
  return created(made);
}

function mail(org: Org, one: Record<string, unknown>): void {
  const token = secret();
  tokens.set(token, { org, invite: one });
  const text = `Open http://localhost/accept-invite#token=${token} to join ${org.name}.`;
  mails.unshift({ id: newId(), from: 'no-reply@truevalue.test', to: one.email, subject: 'Join', text, html: '' });
}

function withInvite(call: Call, id: string | undefined, work: (one: Record<string, unknown>) => Answer): Answer {
  const found = accessOf(orgOf(call)).invites.find((one) => one.id === id);
  return found ? work(found) : missing;
}

function offered({ body, user }: Call) {
  const found = tokens.get(body.token ?? '');
  return found && found.invite.email === user?.email && found.invite.status !== 'revoked' ? found : undefined;
}

function preview(call: Call): Answer {
  const found = offered(call);
  const by = users.get(String(found?.invite.invited_by))?.full_name;
  return found
    ? ok({
        organization_name: found.org.name,
        email: found.invite.email,
        invited_by: by,
        expires_at: found.invite.expires_at,
      })
    : problem(404, 'invite_invalid', 'The invite is not valid');
}

function accept(call: Call): Answer {
  const found = offered(call);
  if (!found || !call.user) {
    return problem(404, 'invite_invalid', 'The invite is not valid');
  }
  const { org, invite: one } = found;
  if (one.status === 'accepted') {
    return problem(409, 'invite_used', 'The invite was accepted before');
  }
  one.status = 'accepted';
  org.members.push(call.user);
  const userId = call.user.id;
  (one.roles as string[]).forEach((role) => give(accessOf(org), 'user', userId, role, String(one.invited_by)));
  accessOf(org)
    .teams.filter(({ id }) => (one.teams as string[]).includes(id))
    .forEach(({ people }) => people.add(userId));
  const { id, slug, name } = org;
  return ok({ organization: { id, slug, name } });
}
