import { Link, useNavigate } from 'react-router';
import { useClaims } from '@/api/session';
import { OrganizationForm } from '@/features/organization/components/organization-form';
import { AuthFrame } from '@/features/session/components/auth-frame';
import { logOut, switchOrganization } from '@/features/session/api/session-calls';
import { paths } from '@/lib/path-builder';
import { Button } from '@/ui/button';

export function NewOrganizationPage() {
  const navigate = useNavigate();
  const claims = useClaims();
  return (
    <AuthFrame
      title={claims.org_id ? 'Create another organisation' : 'Create your organisation'}
      lead="A workspace of its own: its people, its records, its history."
      foot={
        claims.org_id ? (
          <Link to={paths.home()} className="font-medium text-accent underline-offset-4 hover:underline">
            Back to {claims.org_name}
          </Link>
        ) : (
          <>
            Were you invited? Open the link in that message. Signed in as {claims.email}.{' '}
            <Button variant="link" onClick={() => void logOut()}>
              Log out
            </Button>
          </>
        )
      }
    >
      <OrganizationForm
        onCreated={async (organization) => {
          await switchOrganization(organization.slug);
          await navigate(paths.home());
        }}
      />
    </AuthFrame>
  );
}
