import type { Ring, RingMember, SharedTrait } from '@/api/screening';

/** A picture of more people says nothing; the tables name them all. */
export const mostDrawn = 24;

export interface Placed<T> {
  one: T;
  x: number;
  y: number;
}

export interface Drawn {
  size: number;
  people: Placed<RingMember>[];
  shared: Placed<SharedTrait>[];
  lines: { key: string; x1: number; y1: number; x2: number; y2: number }[];
}

const size = 320;
const margin = 34;

/**
 * The applicant in the middle, everybody else on a circle for each step away; an identifier between those who name it.
 * Identifiers that would lie on each other or on a person are moved along, so that each can be seen.
 */
export const draw = ({ people, shared }: Pick<Ring, 'people' | 'shared'>): Drawn => {
  const shown = people.slice(0, mostDrawn);
  const farthest = Math.max(1, ...shown.map((one) => one.distance));
  const step = (size / 2 - margin) / farthest;
  const placed = shown.map((one) => {
    const peers = shown.filter((other) => other.distance === one.distance);
    const turn = (2 * Math.PI * peers.indexOf(one)) / peers.length + one.distance * 0.7 - Math.PI / 2;
    const away = one.distance * step;
    return { one, x: size / 2 + away * Math.cos(turn), y: size / 2 + away * Math.sin(turn) };
  });
  const at = new Map(placed.map((place) => [place.one.key, place]));
  const taken: { x: number; y: number }[] = [...placed];
  const between = shared.flatMap((one) => {
    const ends = one.named.map((key) => at.get(key)).filter((end) => end !== undefined);
    if (ends.length < 2) return [];
    const middle = { x: mean(ends.map((end) => end.x)), y: mean(ends.map((end) => end.y)) };
    const place = free(middle, taken);
    taken.push(place);
    return [{ one, ...place }];
  });
  const lines = between.flatMap(({ one, x, y }) =>
    one.named.flatMap((key) => {
      const end = at.get(key);
      return end ? [{ key: `${one.key}-${key}`, x1: x, y1: y, x2: end.x, y2: end.y }] : [];
    }),
  );
  return { size, people: placed, shared: between, lines };
};

const mean = (figures: number[]): number => figures.reduce((sum, one) => sum + one, 0) / figures.length;

/** The nearest place in a widening spiral that is 20 away from all that are taken. */
const free = (wanted: { x: number; y: number }, taken: { x: number; y: number }[]): { x: number; y: number } => {
  for (let turn = 0; turn < 200; turn += 1) {
    const away = turn * 1.5;
    const place = { x: wanted.x + away * Math.cos(turn * 0.8), y: wanted.y + away * Math.sin(turn * 0.8) };
    if (taken.every((other) => Math.hypot(other.x - place.x, other.y - place.y) >= 20)) return place;
  }
  return wanted;
};
