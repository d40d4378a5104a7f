import { ask, house } from './client';
import type { Schema } from './wire';

/** A record of the tamper-evident log; `leaf` is null while it waits for its place. */
export type AuditRecord = Schema<'AuditDeskRecordCard'>;
export type InclusionProof = Schema<'AuditDeskInclusionProof'>;
export type AuditReport = Schema<'AuditReport'>;
export type Head = Schema<'AuditDeskHeadCard'>;
export type RuleRow = Schema<'RuleRow'>;

export const readRecords = (
  filter: { subject?: string | undefined; action?: string | undefined },
  after?: string,
  signal?: AbortSignal,
): Promise<Schema<'PageOfAuditDeskRecordCard'>> =>
  ask(house.GET('/api/audit/records', { params: { query: { ...filter, after, limit: 50 } }, signal }));

export const readProof = (leaf: number, signal?: AbortSignal): Promise<InclusionProof> =>
  ask(house.GET('/api/audit/records/{leaf}/proof', { params: { path: { leaf } }, signal }));

export const readHead = (signal?: AbortSignal): Promise<Head> => ask(house.GET('/api/audit/head', { signal }));

export const readHeads = (after?: string, signal?: AbortSignal): Promise<Schema<'PageOfAuditDeskHeadCard'>> =>
  ask(house.GET('/api/audit/heads', { params: { query: { after, limit: 50 } }, signal }));

export const verifyLog = (): Promise<AuditReport> => ask(house.POST('/api/audit/verification'));

export const readRules = (
  query: { on?: string | undefined; q?: string | undefined },
  after?: string,
  signal?: AbortSignal,
): Promise<Schema<'PageOfRuleRow'>> =>
  ask(house.GET('/api/rules', { params: { query: { ...query, after, limit: 200 } }, signal }));
