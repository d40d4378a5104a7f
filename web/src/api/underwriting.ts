import type { Page } from '@/parts/DataGrid';
import type { Application } from './applications';
import { get, post, send, type Answer } from './http';
import type { Money, Text } from './wire';

/** A line of the queue: the least time left comes first. */
export interface QueueItem {
  id: string;
  number: string;
  person: string;
  product: Text;
  financed: Money;
  months: number;
  dealer: Text;
  deadline: string;
  secondsLeft: number;
  why: Text | null;
  review: boolean;
  waitsForSecond: boolean;
}

export type PersonAnswer = 'approve' | 'decline' | 'counterOffer' | 'requestPapers';

/** The nearest change of one figure with which the same rules approve. */
export interface Change {
  lever: string;
  text: Text;
  before: string;
  after: string;
  value: number;
  effects: readonly { label: Text; before: string; after: string }[];
}

/** What an underwriter sees of an application, over what everybody sees. */
export interface CaseFile extends Omit<Application, 'whatWouldChange'> {
  whatWouldChange: readonly Change[];
  decision: {
    verdict: 'approve' | 'refer' | 'decline';
    at: string;
    byPerson: boolean;
    score: number | null;
    scoreLines: readonly { label: Text; value: Text; points: number | null; best: number }[];
    blockedBy: string | null;
    policy: string;
    policyVersion: number;
    demonstration: Text;
    inputsHash: string;
  } | null;
  authority: { alone: Money; together: Money; secondNeeded: boolean } | null;
  papers: readonly { code: string; name: Text }[];
}

export interface DecisionInput {
  answer: PersonAnswer;
  reason: string;
  conditions?: readonly string[];
  counter?: { down: Money; months: number };
  papers?: readonly string[];
}

export const readQueue = (after?: string, cancel?: AbortSignal): Promise<Page<QueueItem>> =>
  get('/api/queue', { after, limit: 50 }, cancel);

export const readCase = (id: string, cancel?: AbortSignal): Promise<Answer<CaseFile>> =>
  send('GET', `/api/applications/${id}`, { cancel });

export const decide = (
  id: string,
  input: DecisionInput,
  ifMatch: string | undefined,
  key: string,
): Promise<unknown> => post(`/api/applications/${id}/decision`, input, { key, ifMatch });
