import type { CarJourneys, DeviceEvent, TrackPoint } from '@/api/telematics';
import type { Way } from './map/MapView';
import { degrees } from './places';

export type Passage =
  | { kind: 'trip'; at: string; to: string; trip: CarJourneys['trips'][number] }
  | { kind: 'stop'; at: string; to: string; stop: CarJourneys['stops'][number] }
  | { kind: 'gap'; at: string; to: string; gap: CarJourneys['gaps'][number] }
  | { kind: 'resent'; at: string; to: string; fixes: number }
  | { kind: 'event'; at: string; to: string; event: DeviceEvent };

/** Everything of a day in one list, newest first. */
export const passagesOf = (day: CarJourneys, events: readonly DeviceEvent[]): Passage[] =>
  [
    ...day.trips.map((trip) => ({ kind: 'trip' as const, at: trip.from, to: trip.to, trip })),
    ...day.stops.map((stop) => ({ kind: 'stop' as const, at: stop.from, to: stop.to, stop })),
    ...day.gaps.map((gap) => ({ kind: 'gap' as const, at: gap.from, to: gap.to, gap })),
    ...day.resent.map((one) => ({ kind: 'resent' as const, at: one.from, to: one.to, fixes: one.fixes })),
    ...events.map((event) => ({ kind: 'event' as const, at: event.at, to: event.at, event })),
  ].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));

const spot = (point: TrackPoint) => [degrees(point.longitude), degrees(point.latitude)] as const;

/** Longer than this between two fixes nobody knows the way: it is drawn dashed. */
const unknownAfter = 3_600_000;

/** The track as lines: whole where it is known, dashed across gaps. */
export const waysOf = (points: readonly TrackPoint[]): Way[] => {
  const ways: Way[] = [];
  let run: TrackPoint[] = [];
  const close = () => {
    if (run.length > 1) ways.push({ points: run.map(spot) });
  };
  for (const point of points) {
    const last = run.at(-1);
    if (last && Date.parse(point.at) - Date.parse(last.at) > unknownAfter) {
      close();
      ways.push({ points: [spot(last), spot(point)], dashed: true });
      run = [];
    }
    run.push(point);
  }
  close();
  return ways;
};
