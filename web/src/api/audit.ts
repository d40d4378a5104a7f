import type { Page } from '@/parts/DataGrid';
import { get, post } from './http';

/** A record of the tamper-evident log; `leaf` is null while it waits for its place. */
export interface AuditRecord {
  number: number;
  leaf: number | null;
  at: string;
  organisation: string;
  user: string;
  role: string;
  action: string;
  subject: string | null;
  purpose: string | null;
  what: string | null;
  granted: boolean | null;
  facts: readonly string[];
  leafHash: string;
  body: string;
}

export interface InclusionProof {
  leaf: number;
  size: number;
  leafHash: string;
  path: readonly string[];
  root: string;
  at: string;
}

export interface AuditReport {
  size: number;
  root: string;
  heads: number;
  pending: number;
  signaturesChecked: boolean;
  fault: { kind: string; leaf: number | null; lastLeaf: number | null; number: number | null; says: string } | null;
}

export interface Head {
  size: number;
  root: string;
  at: string;
}

export const readRecords = (
  filter: { subject?: string | undefined; action?: string | undefined },
  after?: string,
  cancel?: AbortSignal,
): Promise<Page<AuditRecord>> => get('/api/audit/records', { ...filter, after, limit: 50 }, cancel);

export const readProof = (leaf: number, cancel?: AbortSignal): Promise<InclusionProof> =>
  get(`/api/audit/records/${leaf}/proof`, undefined, cancel);

export const readHeads = (after?: string, cancel?: AbortSignal): Promise<Page<Head>> =>
  get('/api/audit/heads', { after, limit: 50 }, cancel);

export const verifyLog = (): Promise<AuditReport> => post('/api/audit/verification');
