/** An amount in the currency's minor unit. */
export interface Money {
  amount: number;
  currency: string;
}
