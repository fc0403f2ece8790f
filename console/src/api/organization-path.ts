/** What belongs to an organisation: `/org/api/organizations/acme/teams/…`. */
export function organizationPath(slug: string, ...parts: string[]): string {
  return ['/org/api/organizations', slug, ...parts.map(encodeURIComponent)]
    .map((part, at) => (at === 1 ? encodeURIComponent(part) : part))
    .join('/');
}
