import { Link } from 'react-router';
import type { Company } from '@/api/types';
import { nameOf } from '@/features/company/api/company-calls';
import { ago } from '@/lib/format';
import { paths } from '@/lib/path-builder';
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
    <Row className="relative">
      <Cell>
        <Link
          to={paths.company(company.id)}
          className="flex items-center gap-2.5 font-medium text-ink after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          <Avatar name={nameOf(company)} square />
          <span className="truncate">{nameOf(company)}</span>
        </Link>
      </Cell>
      <Cell>{company.domain || <Nothing />}</Cell>
      <Cell>{company.industry || <Nothing />}</Cell>
      <Cell>
        {link ? (
          <a href={link} target="_blank" rel="noopener noreferrer" className="relative z-1 text-accent hover:underline">
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
