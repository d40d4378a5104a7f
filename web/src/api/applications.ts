import type { Tone } from '@/parts/badges';
import type { Page } from '@/parts/DataGrid';
import { fetchBytes, get, post, send, type Answer } from './http';
import type { Offer, QuoteInput } from './quotes';
import type { Money, OrganisationCard, Text } from './wire';

export type ApplicationState =
  | 'draft'
  | 'submitted'
  | 'referred'
  | 'approved'
  | 'counterOffered'
  | 'declined'
  | 'papersRequested'
  | 'accepted'
  | 'signed'
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
  monthlyIncome?: Money | null;
}

export interface Check {
  id: string;
  name: Text;
  result: 'pass' | 'warn' | 'refer' | 'fail' | 'note';
  actual: string | null;
  limit: string | null;
  verified: boolean;
  source: string | null;
}

export interface ApplicationRow {
  id: string;
  number: string;
  state: ApplicationState;
  person: Text;
  product: Text;
  vin: string;
  model: Text;
  financed: Money;
  months: number;
  lender: Text;
  submittedAt: string | null;
  decidedAt: string | null;
  deadline: string | null;
}

export interface TimelineItem {
  at: string;
  kind: string;
  text: Text;
  note: Text | null;
  who: Text | null;
  simulated: boolean;
}

export interface Application {
  id: string;
  number: string;
  version: number;
  state: ApplicationState;
  person: PersonCard;
  lender: OrganisationCard;
  dealer: OrganisationCard;
  vehicle: { vin: string; model: { name: Text; makerName: Text; modelYear: number }; condition: string; use: string };
  product: { id: string; version: number; kind: string; name: Text };
  price: Money;
  down: Money;
  financed: Money;
  months: number;
  offer: Offer;
  checks: Check[];
  reasons: { code: string; text: Text }[];
  whatWouldChange: { text: Text; figure: Text; before: string; after: string }[];
  missing: { code: string; name: Text }[];
  prefilled: { field: string; source: Text }[];
  timeline: TimelineItem[];
  measured: { submitToDecisionMs: number | null; signatureToPayoutMs: number | null };
  review: { requestedAt: string | null; answeredAt: string | null };
  document: {
    hash: string;
    preparedAt: string;
    signed: boolean;
    signedAt: string | null;
    verified: boolean | null;
  } | null;
  deadline: string | null;
  limitOfAuthority: Money | null;
  maker: Text | null;
  checker: Text | null;
  conditions: Text[];
  agreement: string | null;
  agreementNumber: string | null;
}

/** How each state looks; its word stands in the desk's own words. */
export const toneOfState: Record<ApplicationState, Tone> = {
  draft: 'sched',
  submitted: 'due',
  referred: 'warn',
  approved: 'paid',
  counterOffered: 'warn',
  declined: 'failed',
  papersRequested: 'warn',
  accepted: 'due',
  signed: 'due',
  payoutOrdered: 'due',
  paidOut: 'paid',
  withdrawn: 'sched',
  expired: 'sched',
};

export const toneOfCheck: Record<Check['result'], Tone> = {
  pass: 'paid',
  warn: 'warn',
  refer: 'warn',
  fail: 'failed',
  note: 'warn',
};

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
  addOns: string[];
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
