import { describe, expect, it } from 'vitest';
import { cluster, project } from './cluster';

const car = (id: string, latitude: number, longitude: number) => ({ id, latitude, longitude });

describe('cars on the map', () => {
  it('stand in the middle of the plane on the equator at Greenwich', () =>
    expect(project(car('a', 0, 0), 0)).toEqual([256, 256]));

  it('are one pin where their pins would touch, and come apart when one goes nearer', () => {
    const two = [car('a', 30.5, 114.3), car('b', 30.6, 114.3), car('c', 39.9, 116.4)];
    expect(cluster(two, 4).map((one) => one.members.map((m) => m.id))).toEqual([['a', 'b'], ['c']]);
    expect(cluster(two, 10)).toHaveLength(3);
  });

  it('are none lost and none twice', () => {
    const many = Array.from({ length: 500 }, (_, at) => car(`${at}`, 20 + (at % 23), 80 + (at % 41)));
    const ids = cluster(many, 3).flatMap((one) => one.members.map((m) => m.id));
    expect(ids).toHaveLength(500);
    expect(new Set(ids).size).toBe(500);
  });

  it('stand in the middle of their members', () =>
    expect(cluster([car('a', 30, 114), car('b', 30.2, 114.2)], 3)[0]).toMatchObject({
      latitude: 30.1,
      longitude: 114.1,
    }));
});
