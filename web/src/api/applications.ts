import type { Tone } from '@/parts/badges';
import { ask, command, house, readBytes, tagged, type Answer } from './client';
import type { Schema } from './wire';

export type ApplicationState = Schema<'ApplicationState'>;
export type PersonCard = Schema<'PersonCard'>;
export type Check = Schema<'CheckView'>;
export type ApplicationRow = Schema<'ApplicationItem'>;
export type TimelineItem = Schema<'TimelineItem'>;
/** The nearest change of one figure with which the same rules approve, and what else moves with it. */
export type Change = Schema<'Change'>;
export type Paper = Schema<'PaperView'>;
export type Decision = Schema<'DecisionView'>;
/** What the lender offers, and until when it can be accepted and signed. */
export type OfferMade = Schema<'OfferView'>;
export type Application = Schema<'ApplicationView'>;
export type Payout = Schema<'PayoutItem'>;
export type NewApplication = Schema<'CreateApplication'>;
/** The signature, verified now against the stored document. */
export type SignatureCheck = Schema<'SignatureView'>;

/** How each state looks; its word stands in the desk's own words. */
export const toneOfState: Record<ApplicationState, Tone> = {
  draft: 'sched',
  referred: 'warn',
  papersRequested: 'warn',
  approved: 'paid',
  counterOffered: 'warn',
  declined: 'failed',
  accepted: 'due',
  awaitingHandover: 'due',
  payoutOrdered: 'due',
  paidOut: 'paid',
  withdrawn: 'sched',
  expired: 'sched',
};

export const toneOfCheck: Record<Check['result'], Tone> = { pass: 'paid', refer: 'warn', fail: 'failed' };

export interface ApplicationFilter {
  state?: ApplicationState | undefined;
  q?: string | undefined;
}

export const readApplications = (
  filter: ApplicationFilter,
  after?: string,
  cancel?: AbortSignal,
): Promise<Schema<'PageOfApplicationItem'>> =>
  ask(house.GET('/api/applications', { params: { query: { ...filter, after, limit: 50 } }, signal: cancel }));

const path = (id: string) => ({ params: { path: { id } } });

export const readApplication = (id: string, cancel?: AbortSignal): Promise<Answer<Application>> =>
  tagged(house.GET('/api/applications/{id}', { ...path(id), signal: cancel }));

export const createApplication = (body: NewApplication, key: string): Promise<Application> =>
  ask(house.POST('/api/applications', { body, headers: command(key) }));

export const submitApplication = (id: string, key: string, ifMatch?: string): Promise<Application> =>
  ask(house.POST('/api/applications/{id}/submission', { ...path(id), headers: command(key, ifMatch) }));

export const withdrawApplication = (id: string, key: string, ifMatch?: string): Promise<Application> =>
  ask(house.POST('/api/applications/{id}/withdrawal', { ...path(id), headers: command(key, ifMatch) }));

export const requestReview = (id: string, key: string, ifMatch?: string): Promise<Application> =>
  ask(house.POST('/api/applications/{id}/review-request', { ...path(id), headers: command(key, ifMatch) }));

/** `addOns` names every add-on of the offer: each is accepted apart from the loan. */
export const acceptOffer = (
  id: string,
  addOns: readonly string[],
  key: string,
  ifMatch?: string,
): Promise<Application> =>
  ask(
    house.POST('/api/applications/{id}/acceptance', {
      ...path(id),
      body: { addOns: [...addOns] },
      headers: command(key, ifMatch),
    }),
  );

/** The dealer has seen papers and says so; the files stay at the dealer. */
export const supplyPapers = (
  id: string,
  papers: readonly string[],
  key: string,
  ifMatch?: string,
): Promise<Application> =>
  ask(
    house.POST('/api/applications/{id}/papers', {
      ...path(id),
      body: { papers: [...papers] },
      headers: command(key, ifMatch),
    }),
  );

/** The contract as the bytes that are hashed and signed. */
export const readDocument = (id: string, cancel?: AbortSignal): Promise<ArrayBuffer> =>
  readBytes(`/api/applications/${id}/document`, cancel);

export const signDocument = (
  id: string,
  body: Schema<'ApplicationRoutesSignatureInput'>,
  key: string,
  ifMatch?: string,
): Promise<Application> =>
  ask(house.POST('/api/applications/{id}/signature', { ...path(id), body, headers: command(key, ifMatch) }));

export const readSignature = (id: string, cancel?: AbortSignal): Promise<SignatureCheck> =>
  ask(house.GET('/api/applications/{id}/signature', { ...path(id), signal: cancel }));

export const readPayouts = (after?: string, cancel?: AbortSignal): Promise<Schema<'PageOfPayoutItem'>> =>
  ask(house.GET('/api/payouts', { params: { query: { after, limit: 50 } }, signal: cancel }));
