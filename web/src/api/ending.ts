import { ask, house } from './client';
import type { Schema } from './wire';

/** A lease or a subscription whose end is near or past. */
export type Ending = Schema<'EndingCard'>;

export const readEnding = (months: number, after?: string, signal?: AbortSignal): Promise<Schema<'PageOfEndingCard'>> =>
  ask(house.GET('/api/agreements/ending', { params: { query: { months, after, limit: 50 } }, signal }));
