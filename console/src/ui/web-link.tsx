import { safeLink } from '@/lib/safe-link';

/** A web site of a record: a link where a click on it is harmless, else the text. */
export function WebLink({ address }: { address: string }) {
  const link = safeLink(address);
  return link ? (
    <a className="text-accent hover:underline" href={link} target="_blank" rel="noopener noreferrer">
      {address.replace(/^https?:\/\//, '')}
    </a>
  ) : (
    address
  );
}
