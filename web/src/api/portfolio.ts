import { ask, command, house } from './client';
import type { operations } from './schema';
import type { Schema } from './wire';

export type MonthRun = Schema<'MonthRun'>;
export type Standing = Schema<'StandingView'>;
export type StandingLine = Schema<'StandingLine'>;
export type ExpectedLoss = Schema<'ExpectedLossView'>;
export type MovementLine = Schema<'MovementLine'>;
export type RollRates = Schema<'RollView'>;
export type RollState = Schema<'RollState'>;
export type Vintages = Schema<'VintageView'>;
export type Speeds = Schema<'SpeedView'>;
export type SpeedLine = Schema<'SpeedLine'>;
export type AtRisk = Schema<'AtRisk'>;
export type StandingBy = NonNullable<QueryOf<'showStanding'>['by']>;
export type Measure = NonNullable<QueryOf<'showVintages'>['measure']>;
/** Whether a share is of agreements or of money. */
export type ShareBy = NonNullable<QueryOf<'showRollRates'>['by']>;
/** A cell of any table, as the list of its agreements takes it. */
export type Cell = Omit<QueryOf<'listAtRisk'>, 'limit' | 'after'>;

type QueryOf<Name extends keyof operations> = operations[Name] extends { parameters: { query?: infer Query } }
  ? NonNullable<Query>
  : never;

/** Which part of the book a table shows; the latest month and all products where nothing is said. */
export interface Scope {
  /** A regulator names the lender; everybody else sees his own book. */
  organisation?: string | undefined;
  month?: string | undefined;
  segment?: number | undefined;
  currency?: string | undefined;
}

export const readMonthEnds = (
  organisation: string | undefined,
  signal?: AbortSignal,
): Promise<Schema<'PageOfMonthRun'>> =>
  ask(house.GET('/api/portfolio/month-ends', { params: { query: { organisation, limit: 200 } }, signal }));

export const closeMonth = (month: string, key: string): Promise<MonthRun> =>
  ask(house.POST('/api/portfolio/month-ends', { body: { month }, headers: command(key) }));

export const readStanding = (query: Scope & { by: StandingBy }, signal?: AbortSignal): Promise<Standing> =>
  ask(house.GET('/api/portfolio/standing', { params: { query }, signal }));

export const readExpectedLoss = (query: Scope, signal?: AbortSignal): Promise<ExpectedLoss> =>
  ask(house.GET('/api/portfolio/expected-loss', { params: { query }, signal }));

export const readRollRates = (
  query: Scope & { months: number; by: ShareBy },
  signal?: AbortSignal,
): Promise<RollRates> => ask(house.GET('/api/portfolio/roll-rates', { params: { query }, signal }));

export const readVintages = (
  query: Scope & { measure: Measure; by: ShareBy },
  signal?: AbortSignal,
): Promise<Vintages> => ask(house.GET('/api/portfolio/vintages', { params: { query }, signal }));

export const readSpeeds = (query: Scope, signal?: AbortSignal): Promise<Speeds> =>
  ask(house.GET('/api/portfolio/speeds', { params: { query }, signal }));

export const readAtRisk = (query: Cell, after?: string, signal?: AbortSignal): Promise<Schema<'PageOfAtRisk'>> =>
  ask(house.GET('/api/portfolio/agreements', { params: { query: { ...query, after, limit: 50 } }, signal }));
