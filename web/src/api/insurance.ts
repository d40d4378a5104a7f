import { ask, command, house } from './client';
import type { Money } from '@/parts/money';
import type { Schema } from './wire';

export type TariffView = Schema<'TariffView'>;
export type InsuranceQuote = Schema<'QuoteView'>;
export type InsurerCard = Schema<'InsurerCard'>;
export type RatedLine = Schema<'RatedLine'>;
export type AskQuote = Schema<'AskQuote'>;
export type PolicyCard = Schema<'PolicyCard'>;
export type HeldPolicy = Schema<'HeldPolicy'>;
export type MonthBill = Schema<'MonthBill'>;
export type Claim = Schema<'ClaimView'>;
export type LossKind = Schema<'LossKind'>;
export type Basis = Schema<'Basis'>;

const of = (policy: string) => ({ path: { policy } });
const about = (claim: string) => ({ path: { claim } });
const page = (after?: string) => ({ query: { after, limit: 50 } });

export const readTariffs = (after?: string, signal?: AbortSignal): Promise<Schema<'PageOfTariffView'>> =>
  ask(house.GET('/api/insurance/tariffs', { params: page(after), signal }));

export const proposeTariff = (tariff: Schema<'Tariff'>, key: string): Promise<TariffView> =>
  ask(house.POST('/api/insurance/tariffs', { body: { tariff }, headers: command(key) }));

export const approveTariff = (tariff: string, key: string): Promise<TariffView> =>
  ask(house.POST('/api/insurance/tariffs/{tariff}/approval', { params: { path: { tariff } }, headers: command(key) }));

/** Whom one may ask, and what they ask. */
export const readInsurers = (signal?: AbortSignal): Promise<InsurerCard[]> =>
  ask(house.GET('/api/insurance/insurers', { signal }));

export const readQuotes = (after?: string, signal?: AbortSignal): Promise<Schema<'PageOfQuoteView'>> =>
  ask(house.GET('/api/insurance/quotes', { params: page(after), signal }));

export const askQuote = (body: AskQuote, key: string): Promise<InsuranceQuote> =>
  ask(house.POST('/api/insurance/quotes', { body, headers: command(key) }));

export const bindPolicy = (quote: string, basis: Basis, instalments: number, key: string): Promise<PolicyCard> =>
  ask(
    house.POST('/api/insurance/quotes/{quote}/binding', {
      params: { path: { quote } },
      body: { basis, instalments, usageConsent: basis === 'usage' },
      headers: command(key),
    }),
  );

export const readPolicies = (after?: string, signal?: AbortSignal): Promise<Schema<'PageOfPolicyCard'>> =>
  ask(house.GET('/api/insurance/policies', { params: page(after), signal }));

export const readPolicy = (policy: string, signal?: AbortSignal): Promise<HeldPolicy> =>
  ask(house.GET('/api/insurance/policies/{policy}', { params: of(policy), signal }));

export type Endorsement = Schema<'EndorsePolicyBody'>;

export const endorsePolicy = (policy: string, body: Endorsement, key: string): Promise<PolicyCard> =>
  ask(house.POST('/api/insurance/policies/{policy}/endorsement', { params: of(policy), body, headers: command(key) }));

export const cancelPolicy = (policy: string, on: string, key: string): Promise<PolicyCard> =>
  ask(
    house.POST('/api/insurance/policies/{policy}/cancellation', {
      params: of(policy),
      body: { on },
      headers: command(key),
    }),
  );

export const payCharge = (charge: string, key: string): Promise<Schema<'ChargeCard'>> =>
  ask(house.POST('/api/insurance/charges/{charge}/payment', { params: { path: { charge } }, headers: command(key) }));

export const settleMonth = (month: string, key: string): Promise<Schema<'MonthSettledCard'>> =>
  ask(house.POST('/api/insurance/months', { body: { month }, headers: command(key) }));

export const readClaims = (
  state: Claim['state'] | undefined,
  after?: string,
  signal?: AbortSignal,
): Promise<Schema<'PageOfClaimView'>> =>
  ask(house.GET('/api/insurance/claims', { params: { query: { state, after, limit: 50 } }, signal }));

export const readClaim = (claim: string, signal?: AbortSignal): Promise<Claim> =>
  ask(house.GET('/api/insurance/claims/{claim}', { params: about(claim), signal }));

export const reportClaim = (body: Schema<'ReportClaim'>, key: string): Promise<Claim> =>
  ask(house.POST('/api/insurance/claims', { body, headers: command(key) }));

export interface Assessment {
  reserve: Money;
  because: string;
  damage: Money;
  totalLoss: boolean;
}

export const assessClaim = (claim: string, body: Assessment, key: string, ifMatch: string): Promise<Claim> =>
  ask(
    house.POST('/api/insurance/claims/{claim}/assessment', {
      params: about(claim),
      body,
      headers: command(key, ifMatch),
    }),
  );

/** Accepts with an amount, rejects without one. */
export const decideClaim = (
  claim: string,
  because: string,
  amount: Money | undefined,
  key: string,
  ifMatch: string,
): Promise<Claim> =>
  ask(
    house.POST('/api/insurance/claims/{claim}/decision', {
      params: about(claim),
      body: { because, amount },
      headers: command(key, ifMatch),
    }),
  );

export const answerAsPayee = (
  claim: string,
  answer: Schema<'PayeeAnswer'>,
  key: string,
  ifMatch: string,
): Promise<Claim> =>
  ask(
    house.POST('/api/insurance/claims/{claim}/payee', {
      params: about(claim),
      body: { answer },
      headers: command(key, ifMatch),
    }),
  );

export const settleClaim = (claim: string, key: string, ifMatch: string): Promise<Claim> =>
  ask(house.POST('/api/insurance/claims/{claim}/settlement', { params: about(claim), headers: command(key, ifMatch) }));

export const closeClaim = (claim: string, key: string, ifMatch: string): Promise<Claim> =>
  ask(house.POST('/api/insurance/claims/{claim}/closing', { params: about(claim), headers: command(key, ifMatch) }));
