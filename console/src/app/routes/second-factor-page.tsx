import { useMutation, useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate } from 'react-router';
import { ownOrganizations } from '@/api/own-organizations';
import { wordsFor } from '@/api/problem-words';
import { useClaims } from '@/api/session';
import { renewToken } from '@/features/factor/api/factor-calls';
import { FactorPanel } from '@/features/factor/components/factor-panel';
import {
  challengeStepUp,
  logOut,
  stepUp,
  stepUpMethodsQuery,
  switchOrganization,
} from '@/features/session/api/session-calls';
import { AuthFrame } from '@/features/session/components/auth-frame';
import { FactorProof } from '@/features/session/components/factor-proof';
import { paths } from '@/lib/path-builder';
import { Button } from '@/ui/button';
import { ProblemState } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';
import { toast } from '@/ui/toast';

/** Where who has proved no second factor is led to, while their organisation requires one. */
export function SecondFactorPage() {
  const claims = useClaims();
  // As it was when the page opened: adding one here must not take its recovery codes off the page.
  const known = useQuery({ ...stepUpMethodsQuery, staleTime: Number.POSITIVE_INFINITY });
  const organization = claims.org_name ?? 'Your organisation';
  const held = known.data?.methods.some((method) => method !== 'password') ?? false;
  if (!claims.enrol_only) {
    return <Navigate to={paths.home()} replace />;
  }
  return (
    <AuthFrame
      title={held ? 'Confirm that it is you' : 'Add a second factor'}
      lead={
        held
          ? `${organization} asks everybody for a second factor.`
          : `${organization} asks everybody for one. It takes a minute.`
      }
      foot={<WaysOut />}
    >
      {known.isPending && <Skeleton className="h-40 rounded-xl" />}
      {known.isError && <ProblemState problem={known.error} onRetry={() => void known.refetch()} />}
      {known.isSuccess && (held ? <Proving methods={known.data.methods} /> : <Enrolling />)}
    </AuthFrame>
  );
}

/** Has one, and has not shown it in this session. */
function Proving({ methods }: { methods: readonly string[] }) {
  const navigate = useNavigate();
  return (
    <FactorProof
      methods={methods}
      challenge={challengeStepUp}
      prove={(proof) => stepUp(proof).then(() => void navigate(paths.home(), { replace: true }))}
    />
  );
}

function Enrolling() {
  const navigate = useNavigate();
  const renewing = useMutation({
    mutationFn: renewToken,
    onSuccess: () => void navigate(paths.home(), { replace: true }),
    onError: (problem) => toast('Could not go on', { tone: 'bad', detail: wordsFor(problem).detail }),
  });
  return <FactorPanel onAdded={() => renewing.mutate()} />;
}

/** To an organisation that requires none, or out. */
function WaysOut() {
  const claims = useClaims();
  const navigate = useNavigate();
  const switching = useMutation({
    mutationFn: switchOrganization,
    onSuccess: () => void navigate(paths.home(), { replace: true }),
    onError: (problem) => toast('Could not switch', { tone: 'bad', detail: wordsFor(problem).detail }),
  });
  const leaving = useMutation({ mutationFn: logOut, onSettled: () => void navigate(paths.login()) });
  return (
    <div className="flex flex-col items-start gap-2">
      {ownOrganizations()
        .filter(({ slug }) => slug !== claims.org_slug)
        .map(({ slug, name }) => (
          <Button key={slug} variant="link" busy={switching.isPending} onClick={() => switching.mutate(slug)}>
            Go to {name} instead
          </Button>
        ))}
      <Button variant="link" busy={leaving.isPending} onClick={() => leaving.mutate()}>
        Log out
      </Button>
    </div>
  );
}
