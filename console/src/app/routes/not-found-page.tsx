import { Compass } from 'lucide-react';
import { Link } from 'react-router';
import { paths } from '@/lib/path-builder';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';

export function NotFoundPage() {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <EmptyState
        icon={Compass}
        title="There is no such page"
        actions={
          <Button asChild variant="primary">
            <Link to={paths.home()}>Go home</Link>
          </Button>
        }
      >
        The address may be mistyped, or the page has moved.
      </EmptyState>
    </main>
  );
}
