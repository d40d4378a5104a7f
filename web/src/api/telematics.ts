import { ask, command, house } from './client';
import type { operations } from './schema';
import type { Schema } from './wire';

export type LookReason = NonNullable<NonNullable<operations['readLivePlaces']['parameters']['query']>['reason']>;
export type LivePlace = Schema<'LivePlace'>;
export type Gatherings = Schema<'GatheringsFound'>;
export type CarJourneys = Schema<'CarJourneys'>;
export type DrivenSpan = Schema<'DrivenSpan'>;
export type TrackPoint = Schema<'TrackPoint'>;
export type CarPlaces = Schema<'CarPlaces'>;
export type DeviceEvent = Schema<'EventCard'>;
export type EventKind = Schema<'DeviceEventKind'>;
export type FleetDevice = Schema<'FleetCard'>;
export type FleetState = Schema<'FleetState'>;
export type DeviceKind = Schema<'DeviceKind'>;
export type Fence = Schema<'FenceCard'>;
export type FenceKind = Schema<'FenceKind'>;
export type MyDevice = Schema<'MyDevice'>;
/** Millionths of a degree. */
export type Point = Schema<'Point'>;

/** One look at the whole map. */
export interface Look {
  places: readonly LivePlace[];
  dark: number;
  unplaced: number;
  at: string;
}

/** Reads all pages of the map: each car seen is one line in its customer's list. */
export const lookAtMap = async (reason: LookReason, cancel?: AbortSignal): Promise<Look> => {
  const look = { places: [] as LivePlace[], dark: 0, unplaced: 0, at: '' };
  for (let after: string | undefined; ; ) {
    const page: Schema<'LivePlaces'> = await ask(
      house.GET('/api/telematics/places', { params: { query: { reason, after, limit: 200 } }, signal: cancel }),
    );
    look.places.push(...page.items);
    look.dark += page.dark;
    look.unplaced += page.unplaced;
    look.at = page.at;
    if (!page.next) return look;
    after = page.next;
  }
};

export const readGatherings = (reason: LookReason, cancel?: AbortSignal): Promise<Gatherings> =>
  ask(house.GET('/api/telematics/gatherings', { params: { query: { reason } }, signal: cancel }));

export const readJourneys = (vin: string, from: string, to: string, cancel?: AbortSignal): Promise<CarJourneys> =>
  ask(
    house.GET('/api/telematics/cars/{vin}/journeys', {
      params: { path: { vin }, query: { from, to } },
      signal: cancel,
    }),
  );

/** How one's own car was driven in the last 30 days. */
export const readDriving = (vin: string, cancel?: AbortSignal): Promise<DrivenSpan> =>
  ask(house.GET('/api/telematics/cars/{vin}/driving', { params: { path: { vin } }, signal: cancel }));

/** Every fix between two instants, page by page. */
export const readTrack = async (
  vin: string,
  from: string,
  to: string,
  cancel?: AbortSignal,
): Promise<readonly TrackPoint[]> => {
  const points: TrackPoint[] = [];
  for (let start: string = from; ; ) {
    const track: Schema<'Track'> = await ask(
      house.GET('/api/telematics/cars/{vin}/track', {
        params: { path: { vin }, query: { from: start, to } },
        signal: cancel,
      }),
    );
    points.push(...track.points);
    if (!track.next) return points;
    start = track.next;
  }
};

export const readFrequentPlaces = (vin: string, cancel?: AbortSignal): Promise<CarPlaces> =>
  ask(house.GET('/api/telematics/cars/{vin}/frequent-places', { params: { path: { vin } }, signal: cancel }));

export interface EventFilter {
  kind?: EventKind | undefined;
  vin?: string | undefined;
  open?: boolean | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export const readEvents = (filter: EventFilter, after?: string, cancel?: AbortSignal) =>
  ask(house.GET('/api/telematics/events', { params: { query: { ...filter, after, limit: 50 } }, signal: cancel }));

export const noteEvent = (id: string, text: string, key: string): Promise<unknown> =>
  ask(
    house.POST('/api/telematics/events/{event}/note', {
      params: { path: { event: id } },
      body: { text },
      headers: command(key),
    }),
  );

export const countFleet = (cancel?: AbortSignal): Promise<Schema<'FleetCounts'>> =>
  ask(house.GET('/api/telematics/fleet/counts', { signal: cancel }));

export const readFleet = (
  filter: { state?: FleetState | undefined; q?: string | undefined },
  after?: string,
  cancel?: AbortSignal,
) => ask(house.GET('/api/telematics/fleet', { params: { query: { ...filter, after, limit: 50 } }, signal: cancel }));

export type Stranger = Schema<'StrangerCard'>;

export const readStrangers = (after?: string, cancel?: AbortSignal): Promise<Schema<'PageOfStrangerCard'>> =>
  ask(house.GET('/api/telematics/strangers', { params: { query: { after, limit: 50 } }, signal: cancel }));

export const readDoors = (cancel?: AbortSignal): Promise<Schema<'DoorState'>> =>
  ask(house.GET('/api/telematics/doors', { signal: cancel }));

export const freeDevice = (device: string, key: string): Promise<unknown> =>
  ask(
    house.POST('/api/telematics/devices/{device}/code-release', {
      params: { path: { device } },
      headers: command(key),
    }),
  );

export type NewDevice = Schema<'RegisterDevice'>;

export const registerDevice = (body: NewDevice, key: string): Promise<unknown> =>
  ask(house.POST('/api/telematics/devices', { body, headers: command(key) }));

export const bindDevice = (device: string, vin: string, subject: string, key: string): Promise<unknown> =>
  ask(
    house.POST('/api/telematics/devices/{device}/binding', {
      params: { path: { device } },
      body: { vin, subject },
      headers: command(key),
    }),
  );

export const unbindDevice = (device: string, retire: boolean, key: string): Promise<unknown> =>
  ask(
    house.POST('/api/telematics/devices/{device}/unbinding', {
      params: { path: { device } },
      body: { retire },
      headers: command(key),
    }),
  );

export const readFences = async (cancel?: AbortSignal): Promise<readonly Fence[]> =>
  (await ask(house.GET('/api/telematics/fences', { params: { query: { limit: 200 } }, signal: cancel }))).items;

export const addFence = (body: Schema<'AddFence'>, key: string): Promise<unknown> =>
  ask(house.POST('/api/telematics/fences', { body, headers: command(key) }));

export const removeFence = (fence: string, key: string): Promise<unknown> =>
  ask(house.POST('/api/telematics/fences/{fence}/removal', { params: { path: { fence } }, headers: command(key) }));

export const readMyDevices = async (cancel?: AbortSignal): Promise<readonly MyDevice[]> =>
  (await ask(house.GET('/api/telematics/my-devices', { params: { query: { limit: 200 } }, signal: cancel }))).items;
