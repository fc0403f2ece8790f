/** The address when a click on it is harmless: imported text may hold `javascript:` or worse. */
export function safeLink(address: string | null | undefined): string | undefined {
  if (!address) {
    return undefined;
  }
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : undefined;
}
