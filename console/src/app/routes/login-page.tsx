import { Link, useNavigate, useSearchParams } from 'react-router';
import { AuthFrame } from '@/features/session/components/auth-frame';
import { LoginForm } from '@/features/session/components/login-form';
import { paths, safeNext } from '@/lib/path-builder';

export function LoginPage() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  return (
    <AuthFrame
      title="Welcome back"
      lead="Log in to your workspace."
      foot={
        <>
          New here?{' '}
          <Link to={paths.register()} className="font-medium text-accent underline-offset-4 hover:underline">
            Create an account
          </Link>
        </>
      }
    >
      <LoginForm onDone={() => void navigate(safeNext(search.get('next')), { replace: true })} />
    </AuthFrame>
  );
}
