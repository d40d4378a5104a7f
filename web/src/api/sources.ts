import { ask, house } from './client';
import type { Schema } from './wire';

/** The clock of an application, and what became of the question to each outside source. */
export type SourcesView = Schema<'SourcesView'>;
export type SourceLine = Schema<'SourceLine'>;

export const readSources = (id: string, cancel?: AbortSignal): Promise<SourcesView> =>
  ask(house.GET('/api/applications/{id}/sources', { params: { path: { id } }, signal: cancel }));
