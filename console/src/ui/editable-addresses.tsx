import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { faultOf } from '@/api/problem-words';
import { textOf } from '@/lib/form';
import { addressLines, type PostalAddress } from '@/lib/postal-address';
import { Button } from '@/ui/button';
import { Add, Editable } from '@/ui/editable';
import { Field } from '@/ui/field';
import { ProblemNotice } from '@/ui/problem';
import { Nothing } from '@/ui/table';

const PARTS = [
  ['street', 'Street'],
  ['city', 'City'],
  ['state', 'State'],
  ['postal_code', 'Postal code'],
  ['country', 'Country'],
] as const;

interface EditableAddressesProps {
  addresses: PostalAddress[];
  because: string | undefined;
  onSave: (addresses: PostalAddress[]) => Promise<unknown>;
}

export function EditableAddresses({ addresses, because, onSave }: EditableAddressesProps) {
  return (
    <div className="space-y-2">
      {addresses.map((address, at) => (
        <Editable
          key={at}
          label={`address ${at + 1}`}
          because={because}
          form={(close) => (
            <AddressForm
              address={address}
              at={at}
              onSave={(changed) => onSave(addresses.with(at, changed))}
              onRemove={() => onSave(addresses.toSpliced(at, 1))}
              onClose={close}
            />
          )}
        >
          <address className="not-italic">
            {addressLines(address).map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </address>
        </Editable>
      ))}
      {because === undefined ? (
        <Add
          label="address"
          form={(close) => (
            <AddressForm
              address={{}}
              at={addresses.length}
              onSave={(added) => onSave([...addresses, added])}
              onClose={close}
            />
          )}
        />
      ) : (
        addresses.length === 0 && <Nothing />
      )}
    </div>
  );
}

interface AddressFormProps {
  address: PostalAddress;
  at: number;
  onSave: (address: PostalAddress) => Promise<unknown>;
  onRemove?: () => Promise<unknown>;
  onClose: () => void;
}

function AddressForm({ address, at, onSave, onRemove, onClose }: AddressFormProps) {
  const [empty, setEmpty] = useState(false);
  const saving = useMutation({ mutationFn: (work: () => Promise<unknown>) => work(), onSuccess: onClose });
  const fields = PARTS.map(([part]) => `addresses[${at}].${part}`);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = PARTS.map(([part]) => [part, textOf(form, part).trim() || null] as const);
    const nothing = typed.every(([, text]) => text === null);
    setEmpty(nothing);
    if (!nothing) {
      saving.mutate(() => onSave({ ...address, ...Object.fromEntries(typed) }));
    }
  }

  return (
    <form
      onSubmit={submit}
      aria-label="Edit address"
      className="grid grid-cols-2 gap-3 rounded-xl border border-line bg-sunken p-3"
    >
      <ProblemNotice problem={saving.error} fields={fields} className="col-span-2" />
      {PARTS.map(([part, label], place) => (
        <Field
          key={part}
          label={label}
          name={part}
          defaultValue={address[part] ?? ''}
          // The person has just asked for this form.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={place === 0}
          fieldClassName={part === 'street' ? 'col-span-2' : ''}
          error={
            empty && place === 0 ? 'Fill in one part at least.' : faultOf(saving.error, `addresses[${at}].${part}`)
          }
        />
      ))}
      <div className="col-span-2 flex gap-2">
        <Button type="submit" variant="primary" size="sm" busy={saving.isPending}>
          Save address
        </Button>
        <Button size="sm" disabled={saving.isPending} onClick={onClose}>
          Cancel
        </Button>
        {onRemove && (
          <Button
            size="sm"
            variant="ghost"
            className="ml-auto"
            disabled={saving.isPending}
            onClick={() => saving.mutate(onRemove)}
          >
            Remove
          </Button>
        )}
      </div>
    </form>
  );
}
