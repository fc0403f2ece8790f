import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { wordsFor } from '@/api/problem-words';
import { nameOf, peopleOfQuery } from '@/features/contact/api/contact-calls';
import { count } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { Avatar } from '@/ui/avatar';
import { Card } from '@/ui/card';
import { Skeleton } from '@/ui/skeleton';

/** Some of those who work at a company, and the way to all of them. */
export function PeopleCard({ company }: { company: { id: string; name: string | null } }) {
  const people = useQuery(peopleOfQuery(company));
  const items = people.data?.items ?? [];
  const total = people.data?.total ?? items.length;
  return (
    <Card className="px-5 py-3">
      <h3 className="flex items-baseline gap-2 pt-1.5 pb-2 text-sm font-semibold">
        People
        {total > 0 && <span className="font-normal text-ink-faint tabular-nums">{count(total)}</span>}
      </h3>
      {people.isPending && <Skeleton className="mb-3 w-40" />}
      {people.isError && <p className="pb-2 text-sm text-danger">{wordsFor(people.error).title}</p>}
      {people.isSuccess && items.length === 0 && (
        <p className="pb-2 text-sm text-ink-faint">No contact works here yet.</p>
      )}
      <ul className="-mx-2 pb-1">
        {items.map((person) => (
          <li key={person.id}>
            <Link
              to={paths.contact(person.id)}
              className="flex items-center gap-2.5 rounded-lg px-2 py-1.5 hover:bg-hover"
            >
              <Avatar name={nameOf(person)} />
              <span className="min-w-0 flex-1">
                <span className="block truncate text-sm font-medium">{nameOf(person)}</span>
                {person.job_title && <span className="block truncate text-xs text-ink-faint">{person.job_title}</span>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {total > items.length && company.name && (
        <Link
          to={`${paths.contacts()}?q=${encodeURIComponent(company.name)}`}
          className="block pb-2 text-sm text-accent hover:underline"
        >
          Show all {count(total)}
        </Link>
      )}
    </Card>
  );
}
