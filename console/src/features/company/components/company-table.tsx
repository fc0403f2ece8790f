import type { Company } from '@/api/types';
import { ago } from '@/lib/format';
import { safeLink } from '@/lib/safe-link';
import { Avatar } from '@/ui/avatar';
import { SkeletonRows } from '@/ui/skeleton';
import { Cell, Head, HeadCell, Nothing, Row, SortCell, Table } from '@/ui/table';

interface CompanyTableProps {
  companies: Company[];
  loading: boolean;
  sort: string;
  onSort: (sort: string) => void;
}

export function CompanyTable({ companies, loading, sort, onSort }: CompanyTableProps) {
  return (
    <Table label="Companies" className="flex-1">
      <Head>
        <SortCell field="name" sort={sort} onSort={onSort}>
          Name
        </SortCell>
        <HeadCell>Domain</HeadCell>
        <HeadCell>Industry</HeadCell>
        <HeadCell>Web site</HeadCell>
        <SortCell field="created_at" sort={sort} onSort={onSort}>
          Added
        </SortCell>
      </Head>
      <tbody>
        {loading ? (
          <SkeletonRows columns={5} rows={12} />
        ) : (
          companies.map((company) => <CompanyRow key={company.id} company={company} />)
        )}
      </tbody>
    </Table>
  );
}

function CompanyRow({ company }: { company: Company }) {
  const link = safeLink(company.website);
  return (
    <Row>
      <Cell>
        <span className="flex items-center gap-2.5 font-medium text-ink">
          <Avatar name={company.name} square />
          <span className="truncate">{company.name}</span>
        </span>
      </Cell>
      <Cell>{company.domain || <Nothing />}</Cell>
      <Cell>{company.industry || <Nothing />}</Cell>
      <Cell>
        {link ? (
          <a href={link} target="_blank" rel="noopener noreferrer" className="text-accent hover:underline">
            {company.website?.replace(/^https?:\/\//, '')}
          </a>
        ) : (
          company.website || <Nothing />
        )}
      </Cell>
      <Cell className="whitespace-nowrap text-ink-faint">{ago(company.created_at)}</Cell>
    </Row>
  );
}
