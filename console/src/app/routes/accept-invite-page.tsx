import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useLoaderData, useNavigate } from 'react-router';
import { isProblem } from '@/api/client';
import { wordsFor } from '@/api/problem-words';
import { useSession } from '@/api/session';
import type { inviteLoader } from '@/app/invite-token';
import { acceptInvite, offerQuery } from '@/features/invite/api/invite-calls';
import { organizationsQuery } from '@/features/organization/api/organization-calls';
import { logOut, switchOrganization } from '@/features/session/api/session-calls';
import { AuthFrame } from '@/features/session/components/auth-frame';
import { day } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { forgetInvite } from '@/lib/pending-invite';
import { useSecondLink } from '@/lib/use-second-link';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { ProblemNotice } from '@/ui/problem';
import { toast } from '@/ui/toast';

/** For whoever has an account, whoever has none yet, and whoever is signed in with another. */
export function AcceptInvitePage() {
  const { token } = useLoaderData<typeof inviteLoader>();
  useSecondLink();
  const session = useSession();
  if (token === undefined) {
    return (
      <AuthFrame title="This link is not whole" lead="The invitation's own part is missing: it may have been cut off.">
        <p className="mb-5 text-sm text-ink-soft">
          Open the link in the message once more. It works once, for seven days.
        </p>
        <HomeButton />
      </AuthFrame>
    );
  }
  return session.state === 'signed-in' ? (
    <Accept token={token} email={session.claims.email} />
  ) : (
    <AuthFrame
      title="You are invited"
      lead="Sign in to accept, with the address that the invitation was sent to."
      foot="Nothing happens before you accept."
    >
      <div className="flex flex-col gap-2">
        <Button asChild variant="primary" size="lg">
          <Link to={paths.login(paths.acceptInvite())}>I have an account</Link>
        </Button>
        <Button asChild size="lg">
          <Link to={paths.register()}>I am new here</Link>
        </Button>
      </div>
    </AuthFrame>
  );
}

function Accept({ token, email }: { token: string; email: string }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const offer = useQuery(offerQuery(token, email));
  const accepting = useMutation({
    mutationFn: async () => {
      const accepted = await acceptInvite(token);
      forgetInvite();
      await queries.invalidateQueries({ queryKey: organizationsQuery.queryKey });
      await switchOrganization(accepted.organization.slug);
      return accepted;
    },
    onSuccess: async ({ organization }) => {
      toast(`Welcome to ${organization.name}`);
      await navigate(paths.home());
    },
  });
  const problem = accepting.error ?? offer.error;

  function later() {
    forgetInvite();
    void navigate(paths.home());
  }

  if (isProblem(problem, 'invite_invalid', 'not_found')) {
    return <NotYours email={email} />;
  }
  if (isProblem(problem, 'invite_used', 'already_member')) {
    const { title, detail } = wordsFor(problem);
    return (
      <AuthFrame title={title} lead={detail}>
        <HomeButton onGo={forgetInvite} />
      </AuthFrame>
    );
  }
  const { organization_name: organization, invited_by: inviter, expires_at: end } = offer.data ?? {};
  return (
    <AuthFrame
      title={organization ? `Join ${organization}` : 'You are invited'}
      lead={inviter ? `${inviter} invites you to work with them.` : 'You become a member of the organisation.'}
      foot={
        <>
          Not now?{' '}
          <Button variant="link" onClick={later}>
            Leave it for later
          </Button>
          . The link stays good{end && ` until ${day(end)}`}.
        </>
      }
    >
      <SignedInAs email={email} />
      <ProblemNotice problem={problem} className="mb-4" />
      <Button
        variant="primary"
        size="lg"
        className="w-full"
        busy={accepting.isPending || offer.isPending}
        onClick={() => accepting.mutate()}
      >
        Accept the invitation
      </Button>
    </AuthFrame>
  );
}

function SignedInAs({ email }: { email: string }) {
  return (
    <div className="mb-4 flex items-center gap-3 rounded-xl border border-line bg-sunken px-4 py-3 text-sm">
      <Avatar name={email} className="size-8 text-xs" />
      <span className="min-w-0">
        <span className="block text-xs text-ink-faint">Signed in as</span>
        <span className="block truncate font-medium">{email}</span>
      </span>
      <OtherAccount className="ml-auto" size="sm">
        Change
      </OtherAccount>
    </div>
  );
}

function NotYours({ email }: { email: string }) {
  return (
    <AuthFrame title="You cannot accept this as who you are">
      <Notice tone="wait" title={`You are signed in as ${email}`} className="mb-5">
        The invitation was sent to another address, or it is no longer good. If another address is yours too, log in
        with that one; if not, ask whoever invited you for a new one.
      </Notice>
      <div className="flex flex-col gap-2">
        <OtherAccount variant="primary" size="lg">
          Log in with another account
        </OtherAccount>
        <HomeButton onGo={forgetInvite} />
      </div>
    </AuthFrame>
  );
}

type OtherAccountProps = Pick<React.ComponentProps<typeof Button>, 'className' | 'size' | 'variant'> & {
  children: ReactNode;
};

/** Logs out and asks who else it is; the invitation stays in the tab. */
function OtherAccount({ children, ...rest }: OtherAccountProps) {
  const navigate = useNavigate();
  const leaving = useMutation({
    mutationFn: () => logOut().catch(() => undefined /* Signed out here all the same. */),
    onSuccess: () => navigate(paths.login(paths.acceptInvite())),
  });
  return (
    <Button busy={leaving.isPending} onClick={() => leaving.mutate()} {...rest}>
      {children}
    </Button>
  );
}

function HomeButton({ onGo }: { onGo?: () => void }) {
  return (
    <Button asChild size="lg" className="w-full">
      <Link to={paths.home()} {...(onGo ? { onClick: onGo } : {})}>
        Go to your workspace
      </Link>
    </Button>
  );
}
