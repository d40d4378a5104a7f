import type { ContactCard, CostKind, DisposalState, SaleCost, SaleGround } from '@/api/collections';
import type { Money } from '@/api/wire';
import type { Tone } from '@/parts/badges';
import { addMoney, parseMoney, subtractMoney } from '@/parts/money';
import { documentsIn } from './work';

export const disposalStates: readonly DisposalState[] = ['open', 'sold', 'distributed', 'cancelled'];
export const saleGrounds: readonly SaleGround[] = ['agreed', 'court', 'title'];
export const costKinds: readonly NonNullable<CostKind>[] = [
  'towing',
  'storage',
  'appraisal',
  'auctioneer',
  'court',
  'repair',
];

export const toneOfDisposal: Record<DisposalState, Tone> = {
  open: 'due',
  sold: 'warn',
  distributed: 'paid',
  cancelled: 'sched',
};

/** The letters that can tell the debtor of this sale: to himself, and written after it was opened. */
export const noticesFor = (opened: string, contacts: readonly ContactCard[]): ContactCard[] =>
  contacts.filter(
    (one) => one.channel === 'letter' && one.party === 'debtor' && Date.parse(one.at) >= Date.parse(opened),
  );

/** The least reserve price of an appraisal, rounded up to the minor unit: 0.7 of 100.01 is 70.01. */
export const leastReserve = (appraisal: Money, share: number): Money => {
  // A share has at most four decimals: as a whole number it multiplies without loss.
  const scale = 10_000n;
  const product = BigInt(appraisal.minorUnits) * BigInt(Math.round(share * Number(scale)));
  return { minorUnits: Number((product + scale - 1n) / scale), currency: appraisal.currency };
};

/** A cost as it is typed. */
export interface TypedCost {
  kind: NonNullable<CostKind>;
  amount: string;
  document: string;
}

/** The costs that were typed; undefined while one of them lacks its amount or its invoice. */
export const costsIn = (typed: readonly TypedCost[], currency: string): SaleCost[] | undefined => {
  const costs = typed.flatMap(({ kind, amount, document }) => {
    const money = parseMoney(amount, currency);
    const sums = documentsIn(document);
    return money && money.minorUnits > 0 && sums?.length === 1 && sums[0]
      ? [{ kind, amount: money, document: sums[0] }]
      : [];
  });
  return costs.length === typed.length ? costs : undefined;
};

/** What costs leave of a price for the debt, and what of them the price does not reach. */
export const afterCosts = (price: Money, costs: readonly Pick<SaleCost, 'amount'>[]) => {
  const none = { minorUnits: 0, currency: price.currency };
  const all = addMoney(none, ...costs.map((one) => one.amount));
  const short = all.minorUnits > price.minorUnits;
  return {
    costs: all,
    net: short ? none : subtractMoney(price, all),
    uncovered: short ? subtractMoney(all, price) : none,
  };
};
