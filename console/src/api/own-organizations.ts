import type { TokenPair } from '@/api/types';

type Organizations = TokenPair['user_info']['organizations'];

let known: Organizations = [];

/** Each pair of tokens says where its user belongs; asking org needs more than some tokens are good for. */
export function rememberOrganizations(pair: TokenPair): void {
  known = pair.user_info.organizations;
}

export function ownOrganizations(): Organizations {
  return known;
}
