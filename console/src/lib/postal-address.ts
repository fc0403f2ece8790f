/** A postal address; what is not known is absent or null. */
export interface PostalAddress {
  label?: string | null;
  street?: string | null;
  city?: string | null;
  state?: string | null;
  postal_code?: string | null;
  country?: string | null;
}

/** As it is written on an envelope. */
export function addressLines(address: PostalAddress): string[] {
  const region = [address.state, address.postal_code].filter(Boolean).join(' ');
  const town = [address.city, region].filter(Boolean).join(', ');
  return [address.street, town, address.country].filter((line): line is string => Boolean(line));
}
