import type { Tone } from '@/parts/badges';
import type { Page } from '@/parts/DataGrid';
import { fetchBytes, get, post, send, type Answer } from './http';
import type { Offer, QuoteInput } from './quotes';
import type { Money, OrganisationCard, Text } from './wire';

export type ApplicationState =
  | 'draft'
  | 'referred'
  | 'papersRequested'
  | 'approved'
  | 'counterOffered'
  | 'declined'
  | 'accepted'
  | 'payoutOrdered'
  | 'paidOut'
  | 'withdrawn'
  | 'expired';

export interface PersonCard {
  id: string;
  organisation: string;
  maskedName: string;
  maskedIdNumber: string;
  maskedPhone: string;
  age: number;
  hasIncome: boolean;
  since: string;
}

export interface Check {
  id: string;
  name: Text;
  result: 'pass' | 'refer' | 'fail';
  actual: Text | null;
  limit: Text | null;
  verified: boolean;
  source: string | null;
  version: number;
  inputsHash: string;
}

export interface ApplicationRow {
  id: string;
  number: string;
  state: ApplicationState;
  person: string;
  product: Text;
  vin: string;
  model: Text;
  financed: Money;
  months: number;
  instalment: Money;
  lender: Text;
  dealer: Text;
  createdAt: string;
  submittedAt: string | null;
  decidedAt: string | null;
  deadline: string | null;
}

export interface TimelineItem {
  at: string;
  text: Text;
  note: string | null;
  who: string;
  role: string;
  simulated: boolean;
}

/** The nearest change of one figure with which the same rules approve, and what else moves with it. */
export interface Change {
  lever: string;
  text: Text;
  before: string;
  after: string;
  value: number;
  effects: { label: Text; before: string; after: string }[];
}

export interface Paper {
  code: string;
  name: Text;
}

export interface Decision {
  verdict: 'approve' | 'refer' | 'decline';
  at: string;
  byPerson: boolean;
  answer: string | null;
  words: string | null;
  reviewOffered: boolean;
  score: number | null;
  scoreLines: { label: Text; value: Text; points: number | null; best: number }[];
  blockedBy: string | null;
  policy: string;
  policyVersion: number;
  demonstration: Text;
  inputsHash: string;
}

/** What the lender offers; `expiresOn` is the last day on which it can be accepted and signed. */
export interface OfferMade {
  financed: Money;
  down: Money;
  months: number;
  instalment: Money;
  annualisedRate: string;
  madeOn: string;
  expiresOn: string;
  expired: boolean;
  isCounter: boolean;
}

export interface Application {
  id: string;
  number: string;
  version: number;
  state: ApplicationState;
  person: PersonCard;
  lender: OrganisationCard;
  dealer: OrganisationCard;
  vehicle: {
    vin: string;
    model: { code: string; name: Text; makerName: Text; modelYear: number };
    condition: string;
    use: string;
    odometerKm: number | null;
    valuation: Money | null;
    firstRegistered: string | null;
  };
  product: { id: string; version: number; kind: string; name: Text };
  quote: QuoteInput;
  price: Money;
  down: Money;
  financed: Money;
  months: number;
  priced: Offer | null;
  offer: OfferMade | null;
  decision: Decision | null;
  /** Empty for dealer and customer. */
  checks: Check[];
  reasons: { code: string; text: Text }[];
  whatWouldChange: Change[];
  missing: Paper[];
  papers: Paper[];
  prefilled: { field: string; source: Text; simulated: boolean }[];
  timeline: TimelineItem[];
  measured: {
    submitToDecisionMs: number | null;
    signatureToPayoutOrderMs: number | null;
    signatureToPayoutMs: number | null;
  };
  review: { requestedAt: string; answeredAt: string | null } | null;
  document: { hash: string; preparedAt: string; signed: boolean; signedAt: string | null } | null;
  payout: { id: string; amount: Money; orderedAt: string; confirmedAt: string | null } | null;
  deadline: string | null;
  authority: { alone: Money; together: Money; secondNeeded: boolean } | null;
  maker: string | null;
  checker: string | null;
  conditions: string[];
  agreement: string | null;
  agreementNumber: string | null;
}

/** How each state looks; its word stands in the desk's own words. */
export const toneOfState: Record<ApplicationState, Tone> = {
  draft: 'sched',
  referred: 'warn',
  papersRequested: 'warn',
  approved: 'paid',
  counterOffered: 'warn',
  declined: 'failed',
  accepted: 'due',
  payoutOrdered: 'due',
  paidOut: 'paid',
  withdrawn: 'sched',
  expired: 'sched',
};

export const toneOfCheck: Record<Check['result'], Tone> = { pass: 'paid', refer: 'warn', fail: 'failed' };

export interface ApplicationFilter {
  state?: string | undefined;
  q?: string | undefined;
}

export const readApplications = (
  filter: ApplicationFilter,
  after?: string,
  cancel?: AbortSignal,
): Promise<Page<ApplicationRow>> => get('/api/applications', { ...filter, after, limit: 50 }, cancel);

export const readApplication = (id: string, cancel?: AbortSignal): Promise<Answer<Application>> =>
  send('GET', `/api/applications/${id}`, { cancel });

export interface NewApplication {
  quote: QuoteInput;
  productId: string;
  version: number;
  person: string;
  vin: string;
  addOns: readonly string[];
  odometerKm: number | null;
  papers: readonly string[];
}

export const createApplication = (application: NewApplication, key: string): Promise<Application> =>
  post('/api/applications', application, { key });

/** The steps of an application that need nothing but its version. */
export type ApplicationStep = 'submission' | 'review-request' | 'acceptance' | 'withdrawal';

export const stepApplication = (
  id: string,
  step: ApplicationStep,
  ifMatch: string | undefined,
  key: string,
  body: object = {},
): Promise<Application> => post(`/api/applications/${id}/${step}`, body, { key, ifMatch });

export const signDocument = (
  id: string,
  body: { publicKey: string; signature: string },
  key: string,
): Promise<Application> => post(`/api/applications/${id}/signature`, body, { key });

/** The contract as the bytes that are hashed and signed. */
export const readDocument = (id: string, cancel?: AbortSignal): Promise<ArrayBuffer> =>
  fetchBytes(`/api/applications/${id}/document`, cancel);

/** The dealer has seen papers and says so; the files stay at the dealer. */
export const supplyPapers = (
  id: string,
  papers: readonly string[],
  ifMatch: string | undefined,
  key: string,
): Promise<Application> => post(`/api/applications/${id}/papers`, { papers }, { key, ifMatch });

/** The signature, verified now against the stored document. */
export interface SignatureCheck {
  agreement: string;
  hash: string;
  isSigned: boolean;
  signedAt: string | null;
  algorithm: string;
  documentIntact: boolean;
  signatureVerifies: boolean;
  trouble: string | null;
  authority: Text;
}

export const readSignature = (id: string, cancel?: AbortSignal): Promise<SignatureCheck> =>
  get(`/api/applications/${id}/signature`, undefined, cancel);
