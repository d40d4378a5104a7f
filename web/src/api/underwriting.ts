import type { Page } from '@/parts/DataGrid';
import { get, post } from './http';
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

export interface DecisionInput {
  answer: PersonAnswer;
  reason: string;
  conditions?: readonly string[];
  counter?: { down: Money; months: number };
  papers?: readonly string[];
}

export const readQueue = (after?: string, cancel?: AbortSignal): Promise<Page<QueueItem>> =>
  get('/api/queue', { after, limit: 50 }, cancel);

export const decide = (
  id: string,
  input: DecisionInput,
  ifMatch: string | undefined,
  key: string,
): Promise<unknown> => post(`/api/applications/${id}/decision`, input, { key, ifMatch });
