import { ask, command, house, tagged, type Answer as Tagged } from './client';
import type { operations } from './schema';
import type { Preview } from './agreements';
import type { Money } from '@/parts/money';
import type { Schema } from './wire';

/** A kind of change, and whether it can be made on an agreement today. */
export type ChangeCard = Schema<'ChangeCard'>;
/** What is booked, previewed and asked for: its type and the particulars of that type. */
export type Change = operations['bookChange']['requestBody']['content']['application/json'];
export type Request = Schema<'RequestView'>;
export type RequestState = Schema<'RequestState'>;
export type Answer = 'grant' | 'decline' | 'withdrawal';

const of = (agreement: string) => ({ path: { agreement } });

export const readChanges = (id: string, signal?: AbortSignal): Promise<readonly ChangeCard[]> =>
  ask(house.GET('/api/agreements/{agreement}/changes', { params: of(id), signal }));

export const previewChange = (id: string, body: Change, signal?: AbortSignal): Promise<Preview> =>
  ask(house.POST('/api/agreements/{agreement}/changes/preview', { params: of(id), body, signal }));

export const bookChange = (id: string, body: Change, key: string, ifMatch?: string): Promise<Schema<'EventBooked'>> =>
  ask(house.POST('/api/agreements/{agreement}/changes', { params: of(id), body, headers: command(key, ifMatch) }));

/** What one person may not do alone: another grants it, or says why not. */
export const requestChange = (id: string, body: Change, key: string, ifMatch?: string): Promise<Request> =>
  ask(
    house.POST('/api/agreements/{agreement}/change-requests', {
      params: of(id),
      body,
      headers: command(key, ifMatch),
    }),
  );

export interface RequestFilter {
  state?: RequestState | undefined;
  agreement?: string | undefined;
}

export const readRequests = (
  filter: RequestFilter,
  after?: string,
  signal?: AbortSignal,
): Promise<Schema<'PageOfRequestView'>> =>
  ask(house.GET('/api/change-requests', { params: { query: { ...filter, after, limit: 50 } }, signal }));

/** What would come of a request if it were granted today. */
export const previewRequest = (request: string, signal?: AbortSignal): Promise<Preview> =>
  ask(house.GET('/api/change-requests/{request}/preview', { params: { path: { request } }, signal }));

export const answerRequest = (
  request: string,
  answer: Answer,
  text: string | null,
  /** What the car that comes back is worth, with a grant. */
  vehicleValue: Money | undefined,
  key: string,
  ifMatch?: string,
): Promise<Request> =>
  ask(
    house.POST(`/api/change-requests/{request}/${answer}`, {
      params: { path: { request } },
      body: { answer: text, ...(vehicleValue ? { vehicleValue } : {}) },
      headers: command(key, ifMatch),
    }),
  );

export const readRequest = (request: string, signal?: AbortSignal): Promise<Tagged<Request>> =>
  tagged(house.GET('/api/change-requests/{request}', { params: { path: { request } }, signal }));
