import { describe, expect, it } from 'vitest';
import type { RingMember, SharedTrait } from '@/api/screening';
import { draw, mostDrawn } from './ring';

const person = (key: string, distance: number): RingMember => ({
  key,
  distance,
  bad: false,
  applications: 1,
  latest: null,
  latestAt: null,
});
const shared = (key: string, ...named: string[]): SharedTrait => ({ key, kind: 'phone', named });

describe('the picture of a ring', () => {
  it('has the applicant in the middle and one step on a circle around him', () => {
    const { people } = draw({
      people: [person('p0', 0), person('p1', 1), person('p2', 1)],
      shared: [shared('i1', 'p0', 'p1', 'p2')],
    });
    expect([people[0]?.x, people[0]?.y]).toEqual([160, 160]);
    for (const one of people.slice(1)) expect(Math.hypot(one.x - 160, one.y - 160)).toBeCloseTo(126);
  });

  it('draws a line for each who names an identifier', () => {
    const { lines } = draw({
      people: [person('p0', 0), person('p1', 1), person('p2', 2)],
      shared: [shared('i1', 'p0', 'p1'), shared('i2', 'p1', 'p2')],
    });
    expect(lines.map((line) => line.key)).toEqual(['i1-p0', 'i1-p1', 'i2-p1', 'i2-p2']);
  });

  it('lays nothing on anything', () => {
    const { people, shared: marks } = draw({
      people: [person('p0', 0), person('p1', 1)],
      shared: ['i1', 'i2', 'i3', 'i4'].map((key) => shared(key, 'p0', 'p1')),
    });
    const all = [...people, ...marks];
    for (const [at, one] of all.entries())
      for (const other of all.slice(at + 1))
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(20);
  });

  it('draws the nearest where there are too many', () => {
    const people = [person('p0', 0), ...Array.from({ length: 60 }, (_, at) => person(`p${at + 1}`, 1))];
    expect(draw({ people, shared: [shared('i1', 'p0', 'p59')] })).toMatchObject({ shared: [], lines: [] });
    expect(draw({ people, shared: [] }).people).toHaveLength(mostDrawn);
  });
});
