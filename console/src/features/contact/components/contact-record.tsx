import { Building2, Mail, Phone } from 'lucide-react';
import { useRecordChanges } from '@/api/records';
import { usePermission } from '@/api/session';
import type { Contact } from '@/api/types';
import { nameOf } from '@/features/contact/api/contact-calls';
import { calendarDay, moment, tagsOf } from '@/lib/format';
import { Avatar } from '@/ui/avatar';
import { Card } from '@/ui/card';
import { EditableAddresses } from '@/ui/editable-addresses';
import { EditableFact } from '@/ui/editable-fact';
import { EditableReach } from '@/ui/editable-reach';
import { Fact, Facts } from '@/ui/facts';
import { StaleNotice } from '@/ui/stale-notice';
import { TagList } from '@/ui/tag-list';
import { WebLink } from '@/ui/web-link';

export function ContactRecord({ contact }: { contact: Contact }) {
  const because = usePermission('contacts:write') ? undefined : 'Your role may read contacts, not change them.';
  const { save, problem, reload, reloading } = useRecordChanges('contacts', contact);
  return (
    <div className="space-y-6">
      <StaleNotice problem={problem} busy={reloading} onReload={reload} />
      <header className="flex items-center gap-4">
        <Avatar name={nameOf(contact)} className="size-14 text-lg" />
        <div className="min-w-0">
          <h2 className="truncate text-xl font-semibold">{nameOf(contact)}</h2>
          <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-soft">
            {contact.job_title}
            {contact.company_name && (
              <span className="inline-flex items-center gap-1">
                <Building2 aria-hidden className="size-3.5 text-ink-faint" />
                {contact.company_name}
              </span>
            )}
          </p>
        </div>
      </header>
      <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
        <Card className="px-5 py-3">
          <h3 className="pt-1.5 pb-1 text-sm font-semibold">About</h3>
          <Facts>
            {TEXTS.map(([field, name]) => (
              <EditableFact
                key={field}
                name={name}
                field={field}
                value={contact[field]}
                because={because}
                onSave={(value) => save({ [field]: value })}
              />
            ))}
            <EditableFact
              name="Birthday"
              field="birthday"
              type="date"
              value={contact.birthday}
              because={because}
              onSave={(birthday) => save({ birthday })}
            >
              {contact.birthday && calendarDay(contact.birthday)}
            </EditableFact>
            <Fact name="Addresses">
              <EditableAddresses
                addresses={contact.addresses}
                because={because}
                onSave={(addresses) => save({ addresses })}
              />
            </Fact>
            <EditableFact
              name="Tags"
              field="tags"
              value={contact.tags.join(', ')}
              because={because}
              onSave={(text) => save({ tags: tagsOf(text) })}
            >
              <TagList tags={contact.tags} />
            </EditableFact>
          </Facts>
        </Card>
        <div className="space-y-6">
          <Card className="px-5 py-3">
            <h3 className="pt-1.5 pb-2 text-sm font-semibold">Contact details</h3>
            <ul className="space-y-2.5 pb-2 text-sm">
              <EditableReach
                label="e-mail"
                field="emails"
                type="email"
                icon={<Mail />}
                entries={contact.emails}
                because={because}
                onSave={(emails) => save({ emails })}
                show={({ value }) => (
                  <a className="text-accent hover:underline" href={`mailto:${encodeURIComponent(value)}`}>
                    {value}
                  </a>
                )}
              />
              <EditableReach
                label="phone"
                field="phones"
                type="tel"
                icon={<Phone />}
                entries={contact.phones}
                because={because}
                onSave={(phones) => save({ phones })}
                show={({ value, e164 }) =>
                  e164 ? (
                    <a className="hover:underline" href={`tel:${e164}`}>
                      {value}
                    </a>
                  ) : (
                    value
                  )
                }
              />
            </ul>
            <Facts>
              <EditableFact
                name="Web site"
                field="website"
                value={contact.website}
                because={because}
                onSave={(website) => save({ website })}
              >
                {contact.website && <WebLink address={contact.website} />}
              </EditableFact>
            </Facts>
          </Card>
          <Card className="px-5 py-3">
            <h3 className="pt-1.5 pb-1 text-sm font-semibold">Record</h3>
            <Facts>
              <Fact name="Added">{moment(contact.created_at)}</Fact>
              <Fact name="Changed">{moment(contact.updated_at)}</Fact>
              <Fact name="Version">{contact.version}</Fact>
            </Facts>
          </Card>
        </div>
      </div>
    </div>
  );
}

const TEXTS = [
  ['first_name', 'First name'],
  ['last_name', 'Last name'],
  ['full_name', 'Full name'],
  ['job_title', 'Job title'],
  ['company_name', 'Company'],
] as const;
