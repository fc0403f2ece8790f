import { useMutation } from '@tanstack/react-query';
import { Navigate, useNavigate } from 'react-router';
import { wordsFor } from '@/api/problem-words';
import { useClaims } from '@/api/session';
import { ownOrganizations } from '@/api/own-organizations';
import { renewToken } from '@/features/factor/api/factor-calls';
import { FactorPanel } from '@/features/factor/components/factor-panel';
import { logOut, switchOrganization } from '@/features/session/api/session-calls';
import { AuthFrame } from '@/features/session/components/auth-frame';
import { paths } from '@/lib/path-builder';
import { Button } from '@/ui/button';
import { toast } from '@/ui/toast';

/** Where who has proved no second factor is led to, while their organisation requires one. */
export function SecondFactorPage() {
  const claims = useClaims();
  const navigate = useNavigate();
  const renewing = useMutation({
    mutationFn: renewToken,
    onSuccess: () => void navigate(paths.home(), { replace: true }),
    onError: (problem) => toast('Could not go on', { tone: 'bad', detail: wordsFor(problem).detail }),
  });
  const switching = useMutation({
    mutationFn: switchOrganization,
    onSuccess: () => void navigate(paths.home(), { replace: true }),
    onError: (problem) => toast('Could not switch', { tone: 'bad', detail: wordsFor(problem).detail }),
  });
  if (!claims.enrol_only) {
    return <Navigate to={paths.home()} replace />;
  }
  const others = ownOrganizations().filter(({ slug }) => slug !== claims.org_slug);
  return (
    <AuthFrame
      title="Add a second factor"
      lead={`${claims.org_name ?? 'Your organisation'} requires one of everybody who works in it. If you have one already, log out and log in with it.`}
      foot={
        <div className="flex flex-col items-start gap-2">
          {others.map(({ slug, name }) => (
            <Button key={slug} variant="link" busy={switching.isPending} onClick={() => switching.mutate(slug)}>
              Go to {name} instead
            </Button>
          ))}
          <Button
            variant="link"
            onClick={() =>
              void logOut()
                .catch(() => undefined /* Signed out here all the same. */)
                .then(() => navigate(paths.login()))
            }
          >
            Log out
          </Button>
        </div>
      }
    >
      <FactorPanel onAdded={() => renewing.mutate()} />
    </AuthFrame>
  );
}
