import type { Page } from '@/parts/DataGrid';
import { get, post } from './http';
import type { Money, Text } from './wire';

export type AccountKind = 'asset' | 'liability' | 'equity' | 'income' | 'expense';

export interface AccountCard {
  code: string;
  number: string;
  kind: AccountKind;
  name: Text;
  manual?: boolean;
}

export interface TrialBalanceRow {
  account: AccountCard;
  debit: Money;
  credit: Money;
  pending: Money;
}

export interface TrialBalance {
  organisation: string;
  asOf: string;
  basis: Basis;
  rows: readonly TrialBalanceRow[];
  totals: readonly { currency: string; debit: Money; credit: Money; balanced: boolean }[];
}

/** By which of its two days an entry counts. */
export type Basis = 'booked' | 'value';

export interface EntryCard {
  id: string;
  key: string;
  state: string;
  valueDate: string;
  bookedOn: string;
  narrative: Text;
  subject: string | null;
  resolves: string | null;
  resolvedBy: string | null;
  lines: readonly { account: string; amount: Money }[];
}

export interface BooksOf {
  /** A regulator names the lender; everybody else sees the own books. */
  organisation?: string | undefined;
}

export const readTrialBalance = (
  filter: BooksOf & { asOf?: string | undefined; basis?: Basis },
  cancel?: AbortSignal,
): Promise<TrialBalance> => get('/api/ledger/trial-balance', { ...filter }, cancel);

export interface EntryFilter extends BooksOf {
  account?: string | undefined;
  subject?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export const readEntries = (filter: EntryFilter, after?: string, cancel?: AbortSignal): Promise<Page<EntryCard>> =>
  get('/api/ledger/entries', { ...filter, after, limit: 50 }, cancel);

export const readAccounts = async (filter: BooksOf, cancel?: AbortSignal): Promise<readonly AccountCard[]> =>
  (await get<Page<AccountCard>>('/api/ledger/accounts', { ...filter, limit: 200 }, cancel)).items;

export interface ManualEntry {
  valueDate: string;
  narrative: Text;
  lines: readonly { account: string; amount: Money }[];
}

export const postEntry = (entry: ManualEntry, key: string): Promise<unknown> =>
  post('/api/ledger/entries', entry, { key });

export const reverseEntry = (id: string, narrative: Text, key: string): Promise<unknown> =>
  post(`/api/ledger/entries/${id}/reversal`, { narrative }, { key });
