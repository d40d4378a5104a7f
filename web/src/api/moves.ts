import type { AgreementEvent, Preview } from './agreements';
import { bookChange, previewChange, type Change } from './changes';
import { ask, command, house } from './client';
import type { Schema } from './wire';

export type JournalLine = Schema<'JournalLine'>;
export type JournalEntry = Schema<'JournalEntry'>;
/** An event as the staff see it: with its parts, and why it cannot be taken back. */
export type StaffEvent = AgreementEvent;

/** A command on an agreement, with what it asks for. Its preview stands below it, at `/preview`. */
export type Move =
  | { kind: 'payment'; body: Schema<'ReceivePaymentBody'> }
  | { kind: 'settlement'; body: Schema<'SettleEarlyBody'> }
  | { kind: 'reversal'; event: number; body: Schema<'ReverseEventBody'> }
  | { kind: 'change'; body: Change };

const path = (agreement: string) => ({ path: { agreement } });
const eventPath = (agreement: string, sequence: number) => ({ path: { agreement, sequence } });

export const previewMove = (id: string, move: Move, signal?: AbortSignal): Promise<Preview> => {
  const params = path(id);
  switch (move.kind) {
    case 'payment':
      return ask(house.POST('/api/agreements/{agreement}/payments/preview', { params, body: move.body, signal }));
    case 'settlement':
      return ask(house.POST('/api/agreements/{agreement}/settlement/preview', { params, body: move.body, signal }));
    case 'change':
      return previewChange(id, move.body, signal);
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
    case 'change':
      return bookChange(id, move.body, key, ifMatch);
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
