import { ask, command, house } from './client';
import type { operations } from './schema';
import type { Schema } from './wire';

export type Mandate = Schema<'MandateCard'>;
export type MandateLine = Schema<'MandateLine'>;
export type MandateState = Schema<'MandateState'>;
export type NewMandate = NonNullable<operations['giveMandate']['requestBody']>['content']['application/json'];

export interface MandateFilter {
  agreement?: string | undefined;
  state?: MandateState | undefined;
  /** What the reference begins with: the agreement's number, or all of it. */
  reference?: string | undefined;
  /** Those of which the bank did not do a collection, or took one back. */
  refused?: boolean | undefined;
}

export const readMandates = (
  filter: MandateFilter,
  after?: string,
  signal?: AbortSignal,
): Promise<Schema<'PageOfMandateLine'>> =>
  ask(house.GET('/api/bank/mandates', { params: { query: { ...filter, after, limit: 50 } }, signal }));

export const withdrawMandate = (mandate: string, key: string): Promise<Mandate> =>
  ask(house.POST('/api/bank/mandates/{mandate}/withdrawal', { params: { path: { mandate } }, headers: command(key) }));

export const giveMandate = (agreement: string, body: NewMandate, key: string): Promise<Mandate> =>
  ask(
    house.POST('/api/agreements/{agreement}/mandate', { params: { path: { agreement } }, body, headers: command(key) }),
  );
