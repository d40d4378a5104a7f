import type { AgreementEvent, Preview } from './agreements';
import { ask, command, house } from './client';
import type { Schema } from './wire';

export type JournalLine = Schema<'JournalLine'>;
export type JournalEntry = Schema<'JournalEntry'>;
export type InstalmentChange = Schema<'InstalmentChange'>;
export type MovePreview = Preview;
/** An event as the staff see it: with its parts, and why it cannot be taken back. */
export type StaffEvent = AgreementEvent;

/** What may be done to an agreement beside paying and settling it; `type` says what. */
export type Change = Schema<'AgreementChange'>;

/** A command on an agreement, with what it asks for. Its preview stands below it, at `/preview`. */
export type Move =
  | { kind: 'payment'; body: Schema<'ReceivePaymentBody'> }
  | { kind: 'settlement'; body: Schema<'SettleEarlyBody'> }
  | { kind: 'rateChange' | 'interestPause'; body: Change }
  | { kind: 'reversal'; event: number; body: Schema<'ReverseEventBody'> };

const path = (agreement: string) => ({ path: { agreement } });
const eventPath = (agreement: string, sequence: number) => ({ path: { agreement, sequence } });

export const previewMove = (id: string, move: Move, signal?: AbortSignal): Promise<MovePreview> => {
  const params = path(id);
  switch (move.kind) {
    case 'payment':
      return ask(house.POST('/api/agreements/{agreement}/payments/preview', { params, body: move.body, signal }));
    case 'settlement':
      return ask(house.POST('/api/agreements/{agreement}/settlement/preview', { params, body: move.body, signal }));
    case 'rateChange':
    case 'interestPause':
      return ask(house.POST('/api/agreements/{agreement}/changes/preview', { params, body: move.body, signal }));
    case 'reversal':
      return ask(
        house.POST('/api/agreements/{agreement}/events/{sequence}/reversal/preview', {
          params: eventPath(id, move.event),
          body: move.body,
          signal,
        }),
      );
  }
};

export const bookMove = (id: string, move: Move, key: string, ifMatch?: string): Promise<Schema<'EventBooked'>> => {
  const params = path(id);
  const headers = command(key, ifMatch);
  switch (move.kind) {
    case 'payment':
      return ask(house.POST('/api/agreements/{agreement}/payments', { params, body: move.body, headers }));
    case 'settlement':
      return ask(house.POST('/api/agreements/{agreement}/settlement', { params, body: move.body, headers }));
    case 'rateChange':
    case 'interestPause':
      return ask(house.POST('/api/agreements/{agreement}/changes', { params, body: move.body, headers }));
    case 'reversal':
      return ask(
        house.POST('/api/agreements/{agreement}/events/{sequence}/reversal', {
          params: eventPath(id, move.event),
          body: move.body,
          headers,
        }),
      );
  }
};

export const readJournal = (id: string, signal?: AbortSignal): Promise<Schema<'PageOfJournalEntry'>> =>
  ask(house.GET('/api/agreements/{agreement}/journal', { params: { ...path(id), query: { limit: 50 } }, signal }));

export const readStaffEvents = (id: string, signal?: AbortSignal): Promise<Schema<'PageOfEventView'>> =>
  ask(house.GET('/api/agreements/{agreement}/events', { params: { ...path(id), query: { limit: 200 } }, signal }));
