import { ask, house } from './client';
import type { Schema, WireExplanation } from './wire';

export type Condition = Schema<'VehicleCondition'>;
export type Use = Schema<'VehicleUse'>;
export type Model = Schema<'ModelCard'>;
/** What the sliders say; the same values are frozen into an application. */
export type QuoteInput = Schema<'QuoteInput'>;
export type RuleCheck = Schema<'RuleCheck'>;
export type CostPart = keyof Schema<'CostParts'>;
/** One product's answer to a quote. Rates are fractions a year; months count from 0, the day of the payout. */
export type Offer = Schema<'Offer'>;
/** Something sold with the car; never chosen for the customer. */
export type AddOnChoice = Schema<'AddOnChoice'>;
export type Quotes = Schema<'Quote'>;
export type QuoteFigure = Schema<'OfferFigure'>;

export const readModels = async (cancel?: AbortSignal): Promise<readonly Model[]> =>
  (await ask(house.GET('/api/models', { params: { query: { limit: 200 } }, signal: cancel }))).items;

export const askQuotes = (body: QuoteInput, cancel?: AbortSignal): Promise<Quotes> =>
  ask(house.POST('/api/quotes', { body, signal: cancel }));

export const whyQuote = (
  quote: QuoteInput,
  { productId, version }: Pick<Offer, 'productId' | 'version'>,
  figure: QuoteFigure,
  cancel?: AbortSignal,
): Promise<WireExplanation> =>
  ask(house.POST('/api/quotes/why', { body: { quote, productId, version, figure }, signal: cancel }));
