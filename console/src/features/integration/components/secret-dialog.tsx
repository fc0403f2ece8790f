import type { IntegrationSecret } from '@/api/access-types';
import { moment } from '@/lib/format';
import { Button } from '@/ui/button';
import { CopyField } from '@/ui/copy-field';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/ui/dialog';
import { Notice } from '@/ui/notice';

interface SecretDialogProps {
  made: IntegrationSecret;
  onClose: () => void;
}

/** The one time that the secret is seen. A press beside the dialog does not close it. */
export function SecretDialog({ made, onClose }: SecretDialogProps) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={`Secret of ${made.name}`} keepsOpen>
        <div className="flex flex-col gap-4 px-5 pt-2 pb-5">
          <Notice tone="wait" title="This is shown once">
            Copy it now to where your integration keeps its secrets. Nobody can show it again, only replace it.
          </Notice>
          <CopyField label="Id" value={made.id} />
          <CopyField label="Secret" value={made.secret} />
          {made.previous_secret_until && (
            <p className="text-sm text-ink-soft">
              The secret before is taken until {moment(made.previous_secret_until)}, so that nothing fails meanwhile.
            </p>
          )}
        </div>
        <DialogFooter>
          <DialogClose asChild>
            <Button variant="primary">I have copied it</Button>
          </DialogClose>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
