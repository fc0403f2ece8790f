import { useQuery } from '@tanstack/react-query';
import type { Role } from '@/api/access-types';
import { previewRole, type RoleDraft } from '@/features/role/api/role-calls';
import { words } from '@/lib/format';
import { AccessChanges, PermissionList } from '@/ui/access-changes';
import { Button } from '@/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/ui/dialog';
import { ProblemNotice } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';

interface ReviewDialogProps {
  role: Role | undefined;
  draft: RoleDraft;
  gained: string[];
  lost: string[];
  names: ReadonlyMap<string, string>;
  busy: boolean;
  onClose: () => void;
  onSave: () => void;
}

/** What the role gains and loses, and who with it, before any of it is saved. */
export function ReviewDialog({ role, draft, gained, lost, names, busy, onClose, onSave }: ReviewDialogProps) {
  const preview = useQuery({
    queryKey: ['access', 'preview', role?.id, role?.version, draft],
    queryFn: () => (role ? previewRole(role, draft) : Promise.resolve(null)),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={role ? `Change ${words(role.name)}?` : `Create ${words(draft.name)}?`}
        description={
          role ? 'It reaches everybody below within a second of saving.' : 'Nobody has it until it is given.'
        }
        className="max-w-xl"
      >
        <div className="space-y-4 px-5 pt-2 pb-5">
          {gained.length + lost.length > 0 && (
            <section aria-label="The role">
              <h3 className="text-xs font-medium text-ink-faint">The role</h3>
              <PermissionList tone="gained" permissions={gained} />
              <PermissionList tone="lost" permissions={lost} />
            </section>
          )}
          {role && (
            <section aria-label="People">
              <h3 className="mb-1.5 text-xs font-medium text-ink-faint">People</h3>
              {preview.isError ? (
                <ProblemNotice problem={preview.error} />
              ) : preview.isSuccess ? (
                <AccessChanges
                  changes={preview.data?.items ?? []}
                  more={preview.data?.next_cursor != null}
                  names={names}
                  none="Nobody gains or loses anything by this."
                />
              ) : (
                <Skeleton className="h-16 rounded-xl" />
              )}
            </section>
          )}
        </div>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Back to editing</Button>
          </DialogClose>
          <Button variant="primary" busy={busy} disabled={preview.isPending} onClick={onSave}>
            {role ? 'Save changes' : 'Create role'}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
