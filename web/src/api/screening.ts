import { ask, command, house } from './client';
import type { Schema } from './wire';

/** An entry of the lender's own list, masked for who reads it. */
export type Listing = Schema<'ListingCard'>;
export type ListingState = Schema<'ListingState'>;
export type ListingSource = Schema<'ListingSource'>;
export type TraitKind = Schema<'TraitKind'>;
export type NewListing = Schema<'AddListing'>;
/** The people whom identifiers tie to an applicant; nobody is named. */
export type Ring = Schema<'GraphView'>;
export type RingMember = Schema<'RingMember'>;
export type SharedTrait = Schema<'SharedTrait'>;

type Kept = Promise<Schema<'ListingKept'>>;

const seen = (one: Listing): string => `"${one.version}"`;

export const readListings = (
  filter: { state?: ListingState | undefined; kind?: TraitKind | undefined },
  after?: string,
  signal?: AbortSignal,
): Promise<Schema<'PageOfListingCard'>> =>
  ask(house.GET('/api/screening/listings', { params: { query: { ...filter, after, limit: 50 } }, signal }));

/** By its whole value, in any spelling; asked in the body, for addresses stay in histories. */
export const searchListings = (
  value: string,
  after?: string,
  signal?: AbortSignal,
): Promise<Schema<'PageOfListingCard'>> =>
  ask(house.POST('/api/screening/listings/search', { body: { value, after: after ?? null, limit: 50 }, signal }));

export const addListing = (body: NewListing, key: string): Kept =>
  ask(house.POST('/api/screening/listings', { body, headers: command(key) }));

export const endListing = (one: Listing, key: string): Kept =>
  ask(
    house.POST('/api/screening/listings/{id}/end', {
      params: { path: { id: one.id } },
      headers: command(key, seen(one)),
    }),
  );

export const appealListing = (one: Listing, objection: string, key: string): Kept =>
  ask(
    house.POST('/api/screening/listings/{id}/appeal', {
      params: { path: { id: one.id } },
      body: { objection },
      headers: command(key, seen(one)),
    }),
  );

export const answerAppeal = (one: Listing, upheld: boolean, answer: string, key: string): Kept =>
  ask(
    house.POST('/api/screening/listings/{id}/appeal/answer', {
      params: { path: { id: one.id } },
      body: { upheld, answer },
      headers: command(key, seen(one)),
    }),
  );

export const readRing = (application: string, signal?: AbortSignal): Promise<Ring> =>
  ask(house.GET('/api/screening/graph/{application}', { params: { path: { application } }, signal }));
