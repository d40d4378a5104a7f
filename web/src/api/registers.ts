import { ask, house } from './client';
import type { Schema } from './wire';

/** The underwriter's file: every check by its group, and the models with what moved them. */
export type CaseFile = Schema<'CaseFileView'>;
export type FiledGroup = Schema<'FiledGroup'>;
export type FiledCheck = Schema<'FiledCheck'>;
export type FiledModel = Schema<'FiledModel'>;
export type CheckResult = FiledCheck['result'];
/** A check of a policy with its owner, inputs, computation, and how often it spoke. */
export type RegisteredCheck = Schema<'RegisteredCheck'>;
export type ModelItem = Schema<'RiskModelItem'>;
/** A model's card as data. */
export type ModelCard = Schema<'RiskModelView'>;

export const readCaseFile = (id: string, cancel?: AbortSignal): Promise<CaseFile> =>
  ask(house.GET('/api/applications/{id}/file', { params: { path: { id } }, signal: cancel }));

export const readChecks = (
  policy: string | undefined,
  after?: string,
  cancel?: AbortSignal,
): Promise<Schema<'PageOfRegisteredCheck'>> =>
  ask(house.GET('/api/checks', { params: { query: { policy, after, limit: 50 } }, signal: cancel }));

export const readModels = (after?: string, cancel?: AbortSignal): Promise<Schema<'PageOfRiskModelItem'>> =>
  ask(house.GET('/api/risk-models', { params: { query: { after, limit: 50 } }, signal: cancel }));

export const readModel = (name: string, cancel?: AbortSignal): Promise<ModelCard> =>
  ask(house.GET('/api/risk-models/{name}', { params: { path: { name } }, signal: cancel }));
