import { Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useRecordChanges } from '@/api/records';
import { usePermission } from '@/api/session';
import type { Company } from '@/api/types';
import { nameOf } from '@/features/company/api/company-calls';
import { moment, tagsOf } from '@/lib/format';
import { Avatar } from '@/ui/avatar';
import { Card } from '@/ui/card';
import { EditableAddresses } from '@/ui/editable-addresses';
import { EditableFact } from '@/ui/editable-fact';
import { EditableReach } from '@/ui/editable-reach';
import { Fact, Facts } from '@/ui/facts';
import { StaleNotice } from '@/ui/stale-notice';
import { TagList } from '@/ui/tag-list';
import { WebLink } from '@/ui/web-link';

/** @param people who works there */
export function CompanyRecord({ company, people }: { company: Company; people: ReactNode }) {
  const because = usePermission('companies:write') ? undefined : 'Your role may read companies, not change them.';
  const { save, problem, reload, reloading } = useRecordChanges('companies', company);
  return (
    <div className="space-y-6">
      <StaleNotice problem={problem} busy={reloading} onReload={reload} />
      <header className="flex items-center gap-4">
        <Avatar name={nameOf(company)} square className="size-14 rounded-xl text-lg" />
        <div className="min-w-0">
          <h2 className="truncate text-xl font-semibold">{nameOf(company)}</h2>
          <p className="text-sm text-ink-soft">{company.industry}</p>
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
                value={company[field]}
                because={because}
                onSave={(value) => save({ [field]: value })}
              />
            ))}
            <EditableFact
              name="Web site"
              field="website"
              value={company.website}
              because={because}
              onSave={(website) => save({ website })}
            >
              {company.website && <WebLink address={company.website} />}
            </EditableFact>
            <Fact name="Phones">
              <ul className="space-y-1.5">
                <EditableReach
                  label="phone"
                  field="phones"
                  type="tel"
                  icon={<Phone />}
                  entries={company.phones}
                  because={because}
                  onSave={(phones) => save({ phones })}
                  show={({ value }) => value}
                />
              </ul>
            </Fact>
            <Fact name="Addresses">
              <EditableAddresses
                addresses={company.addresses}
                because={because}
                onSave={(addresses) => save({ addresses })}
              />
            </Fact>
            <EditableFact
              name="Tags"
              field="tags"
              value={company.tags.join(', ')}
              because={because}
              onSave={(text) => save({ tags: tagsOf(text) })}
            >
              <TagList tags={company.tags} />
            </EditableFact>
          </Facts>
        </Card>
        <div className="space-y-6">
          {people}
          <Card className="px-5 py-3">
            <h3 className="pt-1.5 pb-1 text-sm font-semibold">Record</h3>
            <Facts>
              <Fact name="Added">{moment(company.created_at)}</Fact>
              <Fact name="Changed">{moment(company.updated_at)}</Fact>
              <Fact name="Version">{company.version}</Fact>
            </Facts>
          </Card>
        </div>
      </div>
    </div>
  );
}

const TEXTS = [
  ['name', 'Name'],
  ['domain', 'Domain'],
  ['industry', 'Industry'],
] as const;
