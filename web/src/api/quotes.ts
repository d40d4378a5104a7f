import { get, post } from './http';
import type { Money, OrganisationCard, Text, WireExplanation } from './wire';

export type Condition = 'new' | 'used';
export type Use = 'ownUse' | 'commercial';
export type Powertrain = 'ice' | 'bev' | 'phev';

export interface Model {
  code: string;
  maker: string;
  makerName: Text;
  name: Text;
  powertrain: Powertrain;
  modelYear: number;
  listPrice: Money;
}

/** What the sliders say; the same values are frozen into an application. */
export interface QuoteInput {
  modelCode: string;
  vin: string | null;
  condition: Condition;
  use: Use;
  price: Money;
  down: Money;
  months: number;
  valuation: Money | null;
  firstRegistered: string | null;
  addOns: readonly string[];
}

export interface RuleCheck {
  rule: string;
  verdict: 'pass' | 'warn' | 'block';
  says: Text;
  actual: string | null;
  limit: string | null;
  verified: boolean;
  source: string;
}

export type CostPart = 'down' | 'principal' | 'finalSum' | 'interest' | 'fees';

/** One product's answer to a quote. Rates are fractions a year; months count from 0, the day of the payout. */
export interface Offer {
  productId: string;
  version: number;
  kind: string;
  name: Text;
  lender: OrganisationCard;
  simulated: boolean;
  principal: Money;
  instalment: Money;
  lastInstalment: Money;
  instalments: number;
  finalSum: Money | null;
  totalCost: Money;
  costParts: Record<CostPart, Money>;
  annualisedRate: string;
  compoundRate: string;
  contractRate: string;
  customerRate: string;
  subsidy: { by: Text | null; presentValue: Money } | null;
  ends: Text;
  owner: Text;
  fees: { code: string; name: Text; amount: Money; financed: boolean }[];
  commission: { amount: Money; share: number };
  balanceByMonth: Money[];
  valueByMonth: Money[];
  eligible: boolean;
  /** What stands in the way, as refusals. */
  obstacles: { code: string; sentence: string; values: Record<string, string> }[];
  rules: RuleCheck[];
}

/** Something sold with the car; never chosen for the customer. */
export interface AddOnChoice {
  code: string;
  name: Text;
  price: Money;
  perMonth: Money | null;
  chosen: boolean;
}

export interface Quotes {
  day: string;
  financed: Money;
  loanToValue: number;
  offers: Offer[];
  addOns: AddOnChoice[];
  rules: RuleCheck[];
  tookMicroseconds: number;
}

export type QuoteFigure =
  | 'instalment'
  | 'totalCost'
  | 'annualisedRate'
  | 'finalSum'
  | 'subsidy'
  | 'commission'
  | 'loanToValue';

/** Some lists are short enough to come whole, others come as a page: both read the same here. */
export const listed = <T>(answer: readonly T[] | { items: readonly T[] }): readonly T[] =>
  'items' in answer ? answer.items : answer;

export const readModels = async (cancel?: AbortSignal): Promise<readonly Model[]> =>
  listed(await get<readonly Model[] | { items: readonly Model[] }>('/api/models', { limit: 200 }, cancel));

export const askQuotes = (input: QuoteInput, cancel?: AbortSignal): Promise<Quotes> =>
  post<Quotes>('/api/quotes', input, { cancel });

export const whyQuote = (
  input: QuoteInput,
  offer: Pick<Offer, 'productId' | 'version'>,
  figure: QuoteFigure,
  cancel?: AbortSignal,
): Promise<WireExplanation> =>
  post('/api/quotes/why', { quote: input, productId: offer.productId, version: offer.version, figure }, { cancel });
