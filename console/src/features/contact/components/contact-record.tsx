import { Building2, Globe, Mail, Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Address, Contact } from '@/api/types';
import { nameOf } from '@/features/contact/api/contact-calls';
import { calendarDay, moment, words } from '@/lib/format';
import { safeLink } from '@/lib/safe-link';
import { Avatar } from '@/ui/avatar';
import { Badge } from '@/ui/badge';
import { Card } from '@/ui/card';
import { Fact, Facts } from '@/ui/facts';
import { Nothing } from '@/ui/table';

export function ContactRecord({ contact }: { contact: Contact }) {
  const link = safeLink(contact.website);
  return (
    <div className="space-y-6">
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
            <Fact name="First name">{contact.first_name || <Nothing />}</Fact>
            <Fact name="Last name">{contact.last_name || <Nothing />}</Fact>
            <Fact name="Birthday">{contact.birthday ? calendarDay(contact.birthday) : <Nothing />}</Fact>
            <Fact name="Addresses">
              {contact.addresses?.length ? (
                contact.addresses.map((address, at) => <AddressLines key={at} address={address} />)
              ) : (
                <Nothing />
              )}
            </Fact>
            <Fact name="Tags">
              {contact.tags?.length ? (
                <span className="flex flex-wrap gap-1">
                  {contact.tags.map((tag) => (
                    <Badge key={tag}>{tag}</Badge>
                  ))}
                </span>
              ) : (
                <Nothing />
              )}
            </Fact>
          </Facts>
        </Card>
        <div className="space-y-6">
          <Card className="px-5 py-3">
            <h3 className="pt-1.5 pb-2 text-sm font-semibold">Contact details</h3>
            <ul className="space-y-2.5 pb-2 text-sm">
              {(contact.emails ?? []).map((email) => (
                <Reach key={email.value} icon={<Mail />} label={email.label}>
                  <a className="text-accent hover:underline" href={`mailto:${encodeURIComponent(email.value)}`}>
                    {email.value}
                  </a>
                </Reach>
              ))}
              {(contact.phones ?? []).map((phone) => (
                <Reach key={phone.value} icon={<Phone />} label={phone.label}>
                  {phone.e164 ? (
                    <a className="hover:underline" href={`tel:${phone.e164}`}>
                      {phone.value}
                    </a>
                  ) : (
                    phone.value
                  )}
                </Reach>
              ))}
              {contact.website && (
                <Reach icon={<Globe />}>
                  {link ? (
                    <a className="text-accent hover:underline" href={link} target="_blank" rel="noopener noreferrer">
                      {contact.website.replace(/^https?:\/\//, '')}
                    </a>
                  ) : (
                    contact.website
                  )}
                </Reach>
              )}
              {!contact.emails?.length && !contact.phones?.length && !contact.website && (
                <li className="text-ink-faint">No e-mail, phone or web site yet.</li>
              )}
            </ul>
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

function Reach({ icon, label, children }: { icon: ReactNode; label?: string | null | undefined; children: ReactNode }) {
  return (
    <li className="flex items-center gap-2.5">
      <span aria-hidden className="text-ink-faint [&_svg]:size-4">
        {icon}
      </span>
      <span className="min-w-0 truncate">{children}</span>
      {label && <span className="ml-auto text-xs text-ink-faint">{words(label)}</span>}
    </li>
  );
}

function AddressLines({ address }: { address: Address }) {
  const city = [address.city, [address.state, address.postal_code].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ');
  return (
    <address className="not-italic">
      {[address.street, city, address.country].filter(Boolean).map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </address>
  );
}
