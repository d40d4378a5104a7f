import { ask, command, house } from './client';
import type { Schema } from './wire';

export type Purpose = Schema<'Purpose'>;
export type PersonCard = Schema<'PersonCard'>;
export type NewPerson = Schema<'RegisterPerson'>;
export type VinCard = Schema<'VinCard'>;
export type Consent = Schema<'ListConsentsCard'>;
export type Disclosure = Schema<'ListDisclosuresCard'>;

export const readMyself = (signal?: AbortSignal): Promise<Schema<'PersonCard'>> =>
  ask(house.GET('/api/people/me', { signal }));

export const registerPerson = (body: NewPerson, key: string): Promise<Schema<'PersonRegistered'>> =>
  ask(house.POST('/api/people', { body, headers: command(key) }));

export type Invited = Schema<'InvitePersonAnswer'>;

export const readWayIn = (person: string, signal?: AbortSignal): Promise<Schema<'WayIn'>> =>
  ask(house.GET('/api/people/{person}/invitation', { params: { path: { person } }, signal }));

/** Issues a code to hand over; older ones are worthless from then on. */
export const invitePerson = (person: string, key: string): Promise<Invited> =>
  ask(house.POST('/api/people/{person}/invitation', { params: { path: { person } }, headers: command(key) }));

/** Those whose whole name, phone or identity number this is. */
export const searchPeople = async (q: string, cancel?: AbortSignal): Promise<readonly PersonCard[]> =>
  (await ask(house.POST('/api/people/search', { body: { q, limit: 10 }, signal: cancel }))).items;

/** Checks and decodes a number; it asks no register. */
export const decodeVin = (vin: string, cancel?: AbortSignal): Promise<VinCard> =>
  ask(house.GET('/api/vins/{vin}', { params: { path: { vin } }, signal: cancel }));

export const readConsents = async (cancel?: AbortSignal): Promise<readonly Consent[]> =>
  (await ask(house.GET('/api/consents', { params: { query: { limit: 200 } }, signal: cancel }))).items;

export const giveConsent = (grantee: string, purpose: Purpose, key: string): Promise<unknown> =>
  ask(house.POST('/api/consents', { body: { grantee, purpose, how: 'online' }, headers: command(key) }));

export const withdrawConsent = (grantee: string, purpose: Purpose, key: string): Promise<unknown> =>
  ask(house.POST('/api/consents/withdrawal', { body: { grantee, purpose }, headers: command(key) }));

export const readDisclosures = (
  purpose?: Purpose,
  after?: string,
  cancel?: AbortSignal,
): Promise<Schema<'PageOfListDisclosuresCard'>> =>
  ask(house.GET('/api/disclosures', { params: { query: { purpose, after, limit: 20 } }, signal: cancel }));
