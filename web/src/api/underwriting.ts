import type { Application } from './applications';
import { ask, command, house } from './client';
import type { Schema } from './wire';

/** A line of the queue: the least time left comes first. */
export type QueueItem = Schema<'QueueItem'>;
export type PersonAnswer = NonNullable<Schema<'PersonAnswer'>>;
export type DecisionInput = Schema<'ApplicationRoutesDecisionInput'>;

export const readQueue = (after?: string, signal?: AbortSignal): Promise<Schema<'PageOfQueueItem'>> =>
  ask(house.GET('/api/queue', { params: { query: { after, limit: 50 } }, signal }));

/** The applicant's means; reading them for the credit assessment leaves a record that the customer sees. */
export const readApplicant = (id: string, signal?: AbortSignal): Promise<Schema<'ApplicantView'>> =>
  ask(
    house.GET('/api/applications/{id}/applicant', {
      params: { path: { id }, query: { purpose: 'creditAssessment' } },
      signal,
    }),
  );

export const decide = (
  id: string,
  body: DecisionInput,
  ifMatch: string | undefined,
  key: string,
): Promise<Application> =>
  ask(
    house.POST('/api/applications/{id}/decision', { params: { path: { id } }, body, headers: command(key, ifMatch) }),
  );
