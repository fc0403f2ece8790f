import { useState } from 'react';
import { EraseDialog } from '@/features/audit/components/erase-dialog';
import { MemberPicker } from '@/features/member/components/member-picker';
import { Field } from '@/ui/field';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface EraseValuesProps {
  open: boolean;
  onClose: () => void;
  slug: string;
}

/** A member is chosen by name; whoever is no member any more, or a contact, by id. */
export function EraseValues({ open, onClose, slug }: EraseValuesProps) {
  const [member, setMember] = useState<string>();
  const [id, setId] = useState('');
  const typed = id.trim();
  const wrong = typed !== '' && !ID.test(typed);
  function close() {
    setMember(undefined);
    setId('');
    onClose();
  }
  return (
    <EraseDialog
      open={open}
      onClose={close}
      person={wrong ? undefined : typed === '' ? member : typed}
      picker={
        <>
          <div className="flex flex-col gap-1.5">
            <span className="text-sm font-medium text-ink">Whose</span>
            <MemberPicker slug={slug} label="Whose" value={member} onChange={setMember} />
          </div>
          <Field
            label="Or the id of a person"
            optional
            hint="Of a contact, or of somebody who is no member any more; it stands in their events."
            value={id}
            autoComplete="off"
            spellCheck={false}
            error={wrong ? 'That is no id.' : undefined}
            onChange={(event) => setId(event.target.value)}
          />
        </>
      }
    />
  );
}
