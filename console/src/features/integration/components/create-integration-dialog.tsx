import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useMemo, useState } from 'react';
import type { IntegrationSecret } from '@/api/access-types';
import { faultOf } from '@/api/problem-words';
import { useClaims } from '@/api/session';
import { createIntegration } from '@/features/integration/api/integration-calls';
import { actionsOf, type CataloguePermission, groupsOf, unscoped } from '@/lib/catalogue';
import { levelsOf, withLevel } from '@/lib/permissions';
import { Button } from '@/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { PermissionMatrix } from '@/ui/permission-matrix';
import { ProblemNotice } from '@/ui/problem';

interface CreateIntegrationDialogProps {
  catalogue: readonly CataloguePermission[];
  onClose: () => void;
  onCreated: (made: IntegrationSecret) => void;
}

/** An integration is in no team and owns nothing, so that whatever it may do it may do to all records. */
export function CreateIntegrationDialog({ catalogue, onClose, onCreated }: CreateIntegrationDialogProps) {
  const [name, setName] = useState('');
  const [permissions, setPermissions] = useState<string[]>([]);
  const lines = useMemo(() => unscoped(catalogue), [catalogue]);
  const held = levelsOf(useClaims().permissions ?? []);
  const queries = useQueryClient();
  const creating = useMutation({
    mutationFn: createIntegration,
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: ['integrations'] });
      onCreated(made);
    },
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    creating.mutate({ name: name.trim(), permissions });
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="New integration"
        description="A program that calls the API by itself, with no more than what you choose here."
        className="max-w-2xl"
      >
        <form onSubmit={submit} aria-label="New integration">
          <div className="flex flex-col gap-4 px-5 pt-3 pb-5">
            <ProblemNotice problem={creating.error} fields={['name', 'permissions']} />
            <Field
              label="Name"
              required
              maxLength={100}
              placeholder="Nightly export"
              value={name}
              onChange={(event) => setName(event.target.value)}
              error={faultOf(creating.error, 'name')}
            />
            <div>
              <p className="mb-1.5 text-sm font-medium">Permissions</p>
              <PermissionMatrix
                label="Permissions"
                groups={groupsOf(lines)}
                actions={actionsOf(lines)}
                levels={levelsOf(permissions)}
                held={held}
                onChange={(key, level) => setPermissions(withLevel(permissions, key, level))}
                className="max-h-80 overflow-y-auto"
              />
              {faultOf(creating.error, 'permissions') && (
                <p className="mt-1 text-xs text-danger">{faultOf(creating.error, 'permissions')}</p>
              )}
            </div>
          </div>
          <DialogFooter>
            <span className="mr-auto text-xs text-ink-faint">
              {permissions.length === 0 ? 'Choose at least one permission.' : `${permissions.length} chosen`}
            </span>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button
              type="submit"
              variant="primary"
              busy={creating.isPending}
              disabled={permissions.length === 0 || name.trim() === ''}
            >
              Create integration
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
