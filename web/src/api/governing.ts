import { ask, command, house } from './client';
import type { Schema } from './wire';

export type Watch = Schema<'WatchView'>;
export type Fairness = Schema<'FairnessView'>;
export type PolicyFamily = Schema<'PolicyFamily'>;
export type PolicyItem = Schema<'PolicyItem'>;
export type Policy = Schema<'PolicyView'>;
export type PolicyDifference = Schema<'PolicyDifference'>;
export type PolicySeat = Schema<'PolicySeat'>;
export type Simulation = Schema<'SimulationView'>;
export type Bench = Schema<'BenchView'>;
export type Replay = Schema<'ReplayReport'>;
export type OverrideItem = Schema<'OverrideItem'>;
export type Proportion = Schema<'Proportion'>;
export type Drafted = Schema<'PolicyDrafted'>;
/** A version by its family and number. */
export interface PolicyName {
  family: string;
  version: number;
}

export const readWatch = (family: string | undefined, signal?: AbortSignal): Promise<Watch> =>
  ask(house.GET('/api/decisions/watch', { params: { query: { family } }, signal }));

export const readFairness = (family: string, signal?: AbortSignal): Promise<Fairness> =>
  ask(house.GET('/api/decisions/fairness', { params: { query: { family } }, signal }));

export const replayDecisions = (): Promise<Replay> => ask(house.GET('/api/decisions/replay', {}));

export const readOverrides = (after?: string, signal?: AbortSignal): Promise<Schema<'PageOfOverrideItem'>> =>
  ask(house.GET('/api/decisions/overrides', { params: { query: { after, all: true } }, signal }));

export const readFamilies = (signal?: AbortSignal): Promise<readonly PolicyFamily[]> =>
  ask(house.GET('/api/policies/families', { signal }));

export const readPolicies = (after?: string, signal?: AbortSignal): Promise<Schema<'PageOfPolicyItem'>> =>
  ask(house.GET('/api/policies', { params: { query: { after } }, signal }));

export const readPolicy = (path: PolicyName, signal?: AbortSignal): Promise<Policy> =>
  ask(house.GET('/api/policies/{family}/{version}', { params: { path }, signal }));

export const readDifference = (
  path: PolicyName,
  before: number,
  signal?: AbortSignal,
): Promise<readonly PolicyDifference[]> =>
  ask(house.GET('/api/policies/{family}/{version}/difference', { params: { path, query: { with: before } }, signal }));

export const draftPolicy = (file: unknown, purpose: string, key: string): Promise<Drafted> =>
  ask(house.POST('/api/policies', { body: { file, purpose } as never, headers: command(key) }));

export const publishPolicy = (
  id: string,
  body: { seat: PolicySeat; from: string; share: number | null },
  key: string,
): Promise<PolicyItem> =>
  ask(house.POST('/api/policies/{id}/publication', { params: { path: { id } }, body, headers: command(key) }));

/** A made-up case: nothing is written. */
export const tryPolicy = (policy: PolicyName, values: Record<string, string>): Promise<Bench> =>
  ask(house.POST('/api/policies/bench', { body: { policy: { ...policy, file: null }, values } }));

/** The last 31 days under a version: nothing is written. */
export const simulatePolicy = (policy: PolicyName): Promise<Simulation> =>
  ask(house.POST('/api/policies/simulation', { body: { policy: { ...policy, file: null }, from: null, to: null } }));
