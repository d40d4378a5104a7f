import { ask, command, house } from './client';
import type { Schema } from './wire';

/** One close of business of an organisation: which day it ends, and how far it is. */
export type DayRun = Schema<'DayRun'>;
export type DayState = Schema<'DayState'>;

export const readDays = (signal?: AbortSignal): Promise<DayState> =>
  ask(house.GET('/api/close-of-business', { signal }));

export const closeDay = (day: string, key: string): Promise<DayRun> =>
  ask(house.POST('/api/close-of-business', { body: { day }, headers: command(key) }));

export const cancelDay = (day: string, key: string): Promise<DayRun> =>
  ask(house.POST('/api/close-of-business/cancellation', { body: { day }, headers: command(key) }));
