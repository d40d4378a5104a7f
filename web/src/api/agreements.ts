import type { Tone } from '@/parts/badges';
import { ask, command, house, tagged, type Answer } from './client';
import type { operations } from './schema';
import type { Schema, WireExplanation } from './wire';

export type AgreementState = Schema<'AgreementState'>;
export type NextDue = Schema<'NextDue'>;
export type AgreementRow = Schema<'AgreementCard'>;
export type Kpis = Schema<'Kpis'>;
export type Agreement = Schema<'AgreementView'>;
export type ScheduleRow = Schema<'ScheduleRow'>;
export type AgreementEvent = Schema<'EventView'>;
/** What would come of an event: nothing is written. */
export type Preview = Schema<'EventPreview'>;
export type SettlementQuote = Schema<'SettlementView'>;
export type Channel = Schema<'PaymentChannel'>;
export type Payment = Schema<'ReceivePaymentBody'>;
export type Bucket = NonNullable<NonNullable<operations['listAgreements']['parameters']['query']>['bucket']>;
export type AssetClass = NonNullable<Schema<'AssetClass'>>;
export type Stage = NonNullable<Schema<'Stage'>>;
export type AgreementCounts = Schema<'AgreementCounts'>;
/** A figure that can say why it is what it is. */
export type Figure = operations['explainFigure']['parameters']['path']['figure'];

/** How each row of a schedule looks. */
export const toneOfRow: Record<ScheduleRow['state'], Tone> = {
  scheduled: 'sched',
  due: 'due',
  paid: 'paid',
  overdue: 'over',
  dropped: 'locked',
};

const path = (agreement: string) => ({ params: { path: { agreement } } });

export interface AgreementFilter {
  q?: string | undefined;
  state?: AgreementState | undefined;
  bucket?: Bucket | undefined;
  class?: AssetClass | undefined;
  stage?: Stage | undefined;
  /** The one-person organisation of a customer. */
  customer?: string | undefined;
}

export const readAgreements = (
  filter: AgreementFilter,
  after?: string,
  cancel?: AbortSignal,
): Promise<Schema<'PageOfAgreementCard'>> =>
  ask(house.GET('/api/agreements', { params: { query: { ...filter, after, limit: 50 } }, signal: cancel }));

/** How many stand where, as the last night found them. */
export const countAgreements = (cancel?: AbortSignal): Promise<AgreementCounts> =>
  ask(house.GET('/api/agreements/counts', { signal: cancel }));

export const readAgreement = (id: string, cancel?: AbortSignal): Promise<Answer<Agreement>> =>
  tagged(house.GET('/api/agreements/{agreement}', { ...path(id), signal: cancel }));

export const readSchedule = async (id: string, cancel?: AbortSignal): Promise<readonly ScheduleRow[]> =>
  (await ask(house.GET('/api/agreements/{agreement}/schedule', { ...path(id), signal: cancel }))).rows;

export const readEvents = (id: string, after?: string, cancel?: AbortSignal): Promise<Schema<'PageOfEventView'>> =>
  ask(
    house.GET('/api/agreements/{agreement}/events', {
      params: { path: { agreement: id }, query: { after, limit: 50 } },
      signal: cancel,
    }),
  );

export const whyFigure = (
  id: string,
  figure: Figure,
  row: number | undefined,
  cancel?: AbortSignal,
): Promise<WireExplanation> =>
  ask(
    house.GET('/api/agreements/{agreement}/why/{figure}', {
      params: { path: { agreement: id, figure }, query: { row } },
      signal: cancel,
    }),
  );

export const previewPayment = (id: string, body: Payment, cancel?: AbortSignal): Promise<Preview> =>
  ask(house.POST('/api/agreements/{agreement}/payments/preview', { ...path(id), body, signal: cancel }));

export const pay = (id: string, body: Payment, key: string, ifMatch?: string): Promise<Schema<'EventBooked'>> =>
  ask(house.POST('/api/agreements/{agreement}/payments', { ...path(id), body, headers: command(key, ifMatch) }));

export const quoteSettlement = (id: string, on: string, cancel?: AbortSignal): Promise<SettlementQuote> =>
  ask(
    house.GET('/api/agreements/{agreement}/settlement-quote', {
      params: { path: { agreement: id }, query: { on } },
      signal: cancel,
    }),
  );

export const settle = (
  id: string,
  body: Schema<'SettleEarlyBody'>,
  key: string,
  ifMatch?: string,
): Promise<Schema<'EventBooked'>> =>
  ask(house.POST('/api/agreements/{agreement}/settlement', { ...path(id), body, headers: command(key, ifMatch) }));
