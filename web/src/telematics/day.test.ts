import { describe, expect, it } from 'vitest';
import type { CarJourneys, DeviceEvent, TrackPoint } from '@/api/telematics';
import { passagesOf, waysOf } from './day';
import { endsOfDay, formatKm, otherDay, spanOf } from './figures';
import { parseCorners, sayPlace } from './places';

const fix = (at: string, latitude: number): TrackPoint => ({
  at: `2026-03-10T${at}:00Z`,
  latitude,
  longitude: 114_000_000,
  speedTenths: 0,
  course: null,
  ignition: null,
  isLive: true,
});

describe('the track of a day', () => {
  it('is whole where fixes follow each other and dashed across a gap', () => {
    const ways = waysOf([fix('01:00', 30_000_000), fix('01:10', 30_100_000), fix('03:00', 31_000_000)]);
    expect(ways).toEqual([
      {
        points: [
          [114, 30],
          [114, 30.1],
        ],
      },
      {
        points: [
          [114, 30.1],
          [114, 31],
        ],
        dashed: true,
      },
    ]);
  });

  it('is nothing without fixes', () => expect(waysOf([])).toEqual([]));
});

it('puts everything of a day into one list, newest first', () => {
  const place = { latitude: 30_000_000, longitude: 114_000_000 };
  const day = {
    trips: [{ from: '2026-03-10T02:00:00Z', to: '2026-03-10T02:20:00Z', start: place, end: place, metres: 9 }],
    stops: [{ from: '2026-03-10T01:00:00Z', to: '2026-03-10T02:00:00Z', place }],
    gaps: [{ from: '2026-03-10T04:00:00Z', to: '2026-03-10T06:00:00Z', metres: 1 }],
    resent: [{ from: '2026-03-10T02:05:00Z', to: '2026-03-10T02:06:00Z', fixes: 3 }],
  } as unknown as CarJourneys;
  const event = { at: '2026-03-10T02:10:00+00:00' } as DeviceEvent;
  expect(passagesOf(day, [event]).map((one) => one.kind)).toEqual(['gap', 'event', 'resent', 'trip', 'stop']);
});

describe('a day', () => {
  it('is as long as from its midnight to the next', () => {
    const { from, to } = endsOfDay('2026-03-10');
    expect(new Date(from).getHours()).toBe(0);
    expect(Date.parse(to) - Date.parse(from)).toBe(86_400_000);
  });
  it('follows the last of a month', () => expect(otherDay('2026-02-28', 1)).toBe('2026-03-01'));
});

describe('figures', () => {
  it('are kilometres of metres', () => expect(formatKm(12_345_678)).toBe('12,345.7'));
  it('say hours and minutes', () =>
    expect(spanOf('2026-03-10T01:00:00Z', '2026-03-10T03:05:00Z')).toEqual({ h: 2, m: 5 }));
});

describe('corners by hand', () => {
  it('are read with any comma, and empty lines say nothing', () =>
    expect(parseCorners('30.5, 114.3\n\n30.6，114.4\n30.7 114.5').points).toHaveLength(3));
  it('say which line is wrong', () => {
    expect(parseCorners('30.5, 114.3\n91, 0').wrongLine).toBe(2);
    expect(parseCorners('30.5').wrongLine).toBe(1);
    expect(parseCorners('x, y').wrongLine).toBe(1);
  });
  it('are said as they are written', () =>
    expect(sayPlace({ latitude: 30_501_000, longitude: 114_301_000 })).toBe('30.5010, 114.3010'));
});
