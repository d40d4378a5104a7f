import type { Condition, Model, Offer, QuoteInput, Quotes, RuleCheck, Use } from '@/api/quotes';
import type { Text } from '@/api/wire';
import type { Money } from '@/parts/money';

/** What stands on the desk: the sliders and the choices above them. */
export interface Deal {
  model: Model;
  vin: string;
  condition: Condition;
  use: Use;
  price: number;
  down: number;
  months: number;
  /** An appraiser's value, for used vehicles: the lender counts from the lower of it and the price. */
  valuation: number | undefined;
  /** The day it was first put on the road; of a used vehicle. */
  firstRegistered: string;
  addOns: readonly string[];
}

export const terms = { least: 12, most: 60 };
/** The largest down payment that the slider offers, as a share of the price. */
export const mostDownPercent = 70;

/** Whole hundreds of yuan, in minor units. */
const round = (minorUnits: number, step = 10_000): number => Math.round(minorUnits / step) * step;

/** At 20 % down over 36 months, until somebody moves a slider. */
export const newDeal = (model: Model): Deal => ({
  model,
  vin: '',
  condition: 'new',
  use: 'ownUse',
  price: model.listPrice.minorUnits,
  down: round(model.listPrice.minorUnits / 5),
  months: 36,
  valuation: undefined,
  firstRegistered: `${model.modelYear}-01-01`,
  addOns: [],
});

export const priceRange = (model: Model): { min: number; max: number } => ({
  min: round(model.listPrice.minorUnits / 2, 100_000),
  max: round((model.listPrice.minorUnits * 3) / 2, 100_000),
});

/** A new price keeps the share that is paid down: moving one slider must not silently move the loan to value. */
export const withPrice = (deal: Deal, price: number): Deal => ({
  ...deal,
  price,
  down: deal.price === 0 ? 0 : round((deal.down * price) / deal.price),
});

export const inputOf = (deal: Deal): QuoteInput => {
  const money = (minorUnits: number): Money => ({ minorUnits, currency: deal.model.listPrice.currency });
  return {
    modelCode: deal.model.code,
    vin: deal.vin === '' ? null : deal.vin,
    condition: deal.condition,
    use: deal.use,
    price: money(deal.price),
    down: money(deal.down),
    months: deal.months,
    ...(deal.condition === 'used'
      ? { valuation: money(deal.valuation ?? deal.price), firstRegistered: deal.firstRegistered }
      : {}),
    addOns: [...deal.addOns],
  };
};

/** The catalogue's name carries the brand; the year tells two of the same name apart. */
export const modelName = (model: Model, say: (text: Text) => string): string => `${say(model.name)} ${model.modelYear}`;

export const offerKey = (offer: Pick<Offer, 'productId' | 'version'>): string => `${offer.productId}.${offer.version}`;

/** Which three stand side by side: those somebody put there, then one of each kind that the deal is eligible for. */
export const columnsOf = (offers: readonly Offer[], wanted: readonly string[], count = 3): Offer[] => {
  const chosen = wanted.flatMap((key) => offers.filter((offer) => offerKey(offer) === key));
  const rest = offers
    .filter((offer) => !chosen.includes(offer))
    .map((offer, at, all) => ({ offer, repeats: all.slice(0, at).some((other) => other.kind === offer.kind) }))
    .sort((a, b) => Number(b.offer.eligible) - Number(a.offer.eligible) || Number(a.repeats) - Number(b.repeats));
  return [...chosen, ...rest.map((one) => one.offer)].slice(0, count);
};

/** What the rules say of one offer, in the words that the quote carries once for all. */
export const rulesOf = (
  quotes: Pick<Quotes, 'rules'>,
  offer: Pick<Offer, 'rules'> | undefined,
): readonly RuleCheck[] =>
  offer
    ? quotes.rules.flatMap((words) => {
        const said = offer.rules.find((rule) => rule.rule === words.rule);
        return said ? [{ ...words, ...said }] : [];
      })
    : quotes.rules;

/** Keys of the offers whose figure is the least; none when all are alike. */
export const leastOf = (offers: readonly Offer[], figure: (offer: Offer) => number): ReadonlySet<string> => {
  const figures = offers.map(figure);
  const least = Math.min(...figures);
  if (figures.every((one) => one === least)) return new Set();
  return new Set(offers.filter((offer) => figure(offer) === least).map(offerKey));
};
