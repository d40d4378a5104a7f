import { get, post } from './http';

/** One close of business of an organisation: which day it ends, and how far it is. */
export interface DayRun {
  day: string;
  next: string;
  state: 'running' | 'cancelled' | 'done';
  total: number;
  done: number;
  closed: number;
  startedAt: string;
  endedAt: string | null;
}

export interface DayState {
  today: string;
  waiting: number;
  runs: readonly DayRun[];
}

export const readDays = (cancel?: AbortSignal): Promise<DayState> => get('/api/close-of-business', undefined, cancel);

export const closeDay = (day: string, key: string): Promise<unknown> =>
  post('/api/close-of-business', { day }, { key });

export const cancelDay = (day: string, key: string): Promise<unknown> =>
  post('/api/close-of-business/cancellation', { day }, { key });
