import { queryOptions } from '@tanstack/react-query';
import type { Invite, InviteOffer } from '@/api/access-types';
import { api } from '@/api/client';
import { organizationPath } from '@/api/organization-path';
import { pagedQuery } from '@/api/pages';

export function invitesQuery(slug: string) {
  return pagedQuery<Invite>(['invites', slug], organizationPath(slug, 'invites'), {
    filter: 'status=in=(pending,expired)',
    count: true,
  });
}

export interface NewInvite {
  email: string;
  roles: string[];
  teams: string[];
}

export function invite(slug: string, body: NewInvite, idempotencyKey: string): Promise<Invite> {
  return api.post<Invite>(organizationPath(slug, 'invites'), { body, headers: { 'Idempotency-Key': idempotencyKey } });
}

export function resendInvite(slug: string, id: string): Promise<void> {
  return api.post(organizationPath(slug, 'invites', id, 'resend'));
}

export function revokeInvite(slug: string, id: string): Promise<void> {
  return api.delete(organizationPath(slug, 'invites', id));
}

/** Known to nobody but whom it is for. */
export function offerQuery(token: string, email: string) {
  return queryOptions({
    queryKey: ['invite-offer', token, email],
    queryFn: ({ signal }) => api.post<InviteOffer>('/org/api/invites/preview', { body: { token }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export interface Accepted {
  organization: { id: string; slug: string; name: string };
}

export function acceptInvite(token: string): Promise<Accepted> {
  return api.post<Accepted>('/org/api/invites/accept', { body: { token } });
}
