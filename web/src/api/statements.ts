import { ask, house } from './client';
import { withQuery } from './links';
import type { Schema } from './wire';

export type StatementCard = Schema<'StatementCard'>;

export interface StatementFilter {
  agreement?: string | undefined;
  /** Only those whose last day is this one. */
  through?: string | undefined;
}

/** The statements that the nights issued, newest first. */
export const readStatements = (
  filter: StatementFilter,
  after?: string,
  signal?: AbortSignal,
): Promise<Schema<'PageOfStatementCard'>> =>
  ask(house.GET('/api/statements', { params: { query: { ...filter, after, limit: 50 } }, signal }));

/** The page, the print or the sheet of one that was issued. */
export const paperOf = (card: StatementCard, format: 'html' | 'pdf' | 'xlsx', lang: string): string =>
  withQuery(`/api/agreements/${card.agreement}/statement`, { from: card.from, to: card.through, format, lang });
