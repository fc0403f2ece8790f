/** An amount in the currency's minor unit. */
export interface Money {
  amount: number;
  currency: string;
}

/** What was typed, such as `1,250.50`, in the currency's minor unit; undefined where it is no such amount. */
export function typedAmount(text: string, currency: string): Money | undefined {
  const digits = fractionDigits(currency);
  const typed = /^(\d{1,3}(?:[ ,']\d{3})+|\d+)(?:\.(\d+))?$/.exec(text.trim());
  const fraction = typed?.[2] ?? '';
  if (!typed || digits === undefined || fraction.length > digits) {
    return undefined;
  }
  const amount = Number((typed[1] ?? '').replaceAll(/[ ,']/g, '') + fraction.padEnd(digits, '0'));
  return Number.isSafeInteger(amount) ? { amount, currency } : undefined;
}

/** An amount as it can be typed again. */
export function amountText({ amount, currency }: Money): string {
  const digits = fractionDigits(currency) ?? 2;
  return digits === 0 ? String(amount) : (amount / 10 ** digits).toFixed(digits);
}

function fractionDigits(currency: string): number | undefined {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
  } catch {
    return undefined;
  }
}
