import { ask, command, house } from './client';
import type { Schema, Text } from './wire';

export type AccountCard = Schema<'AccountCard'>;
export type TrialBalance = Schema<'TrialBalance'>;
export type EntryCard = Schema<'EntryCard'>;
export type ManualEntry = Schema<'PostManualEntry'>;

/** By which of its two days an entry counts. */
export type Basis = 'booked' | 'value';

export interface BooksOf {
  /** A regulator names the lender; everybody else sees the own books. */
  organisation?: string | undefined;
}

export const readTrialBalance = (
  query: BooksOf & { asOf?: string | undefined; basis?: Basis },
  signal?: AbortSignal,
): Promise<TrialBalance> => ask(house.GET('/api/ledger/trial-balance', { params: { query }, signal }));

export interface EntryFilter extends BooksOf {
  account?: string | undefined;
  subject?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export const readEntries = (
  filter: EntryFilter,
  after?: string,
  signal?: AbortSignal,
): Promise<Schema<'PageOfEntryCard'>> =>
  ask(house.GET('/api/ledger/entries', { params: { query: { ...filter, after, limit: 50 } }, signal }));

export const readAccounts = async (filter: BooksOf, signal?: AbortSignal): Promise<readonly AccountCard[]> =>
  (await ask(house.GET('/api/ledger/accounts', { params: { query: { ...filter, limit: 200 } }, signal }))).items;

export const postEntry = (body: ManualEntry, key: string): Promise<Schema<'EntryPosted'>> =>
  ask(house.POST('/api/ledger/entries', { body, headers: command(key) }));

export const reverseEntry = (id: string, narrative: Text, key: string): Promise<Schema<'EntryPosted'>> =>
  ask(
    house.POST('/api/ledger/entries/{id}/reversal', {
      params: { path: { id } },
      body: { narrative },
      headers: command(key),
    }),
  );
