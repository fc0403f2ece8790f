import type { ReactNode } from 'react';
import { Editable } from '@/ui/editable';
import { Fact } from '@/ui/facts';
import { InlineForm, type InlineFormProps } from '@/ui/inline-form';
import { Nothing } from '@/ui/table';

interface EditableFactProps {
  name: string;
  field: string;
  value: string | null;
  type?: InlineFormProps['type'];
  because: string | undefined;
  /** Saves what was typed; an empty text unsets it. */
  onSave: (value: string | null) => Promise<unknown>;
  /** How it is shown, where that is not the text itself. */
  children?: ReactNode;
}

/** One text of a record, edited in its place. */
export function EditableFact({ name, field, value, type, because, onSave, children }: EditableFactProps) {
  const label = name.toLowerCase();
  return (
    <Fact name={name}>
      <Editable
        label={label}
        because={because}
        form={(close) => (
          <InlineForm
            label={label}
            field={field}
            type={type}
            value={value ?? ''}
            onSave={(text) => onSave(text === '' ? null : text)}
            onClose={close}
          />
        )}
      >
        {children ?? (value || <Nothing />)}
      </Editable>
    </Fact>
  );
}
