import { get, post } from './http';
import type { AgreementEvent, Kpis } from './agreements';
import type { Page } from '@/parts/DataGrid';
import type { Money, Text } from './wire';

export interface JournalLine {
  account: string;
  name: Text;
  amount: Money;
}

export interface JournalEntry {
  id: string;
  event: number | null;
  valueDate: string;
  bookedOn: string;
  narrative: Text;
  lines: readonly JournalLine[];
}

export interface InstalmentChange {
  number: number;
  dueDate: string;
  dueBefore: Money;
  dueAfter: Money;
  outstandingBefore: Money;
  outstandingAfter: Money;
}

/** What would come of an event: nothing is written. */
export interface MovePreview {
  before: Kpis;
  after: Kpis;
  parts: Record<'amount' | 'principal' | 'interest' | 'fees' | 'penalties' | 'credit', Money> | null;
  journal: readonly JournalLine[];
  rows: readonly InstalmentChange[];
}

/** A command on an agreement: where it is sent, and with what. Its preview stands below it, at `/preview`. */
export interface Move {
  path: string;
  body: unknown;
}

/** An event as the staff see it: with its parts, and why it cannot be taken back. */
export interface StaffEvent extends AgreementEvent {
  backDated: boolean;
  reversedBy: number | null;
  of: number | null;
  whyNot: string | null;
  parts: MovePreview['parts'];
}

const at = (id: string, rest: string): string => `/api/agreements/${id}/${rest}`;

export const previewMove = (id: string, move: Move, cancel?: AbortSignal): Promise<MovePreview> =>
  post(at(id, `${move.path}/preview`), move.body, { cancel });

export const bookMove = (id: string, move: Move, key: string, ifMatch: string | undefined): Promise<unknown> =>
  post(at(id, move.path), move.body, { key, ifMatch });

export const readJournal = (id: string, cancel?: AbortSignal): Promise<Page<JournalEntry>> =>
  get(at(id, 'journal'), { limit: 50 }, cancel);

export const readStaffEvents = (id: string, cancel?: AbortSignal): Promise<Page<StaffEvent>> =>
  get(at(id, 'events'), { limit: 200 }, cancel);
