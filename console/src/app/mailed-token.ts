import { takeFragmentToken } from '@/lib/fragment-token';

/** Takes the token before anything is drawn, so that it is in the address for no longer than it must. */
export function mailedTokenLoader(): { token: string | undefined } {
  return { token: takeFragmentToken() };
}
