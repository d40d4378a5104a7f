import type { StyleSpecification } from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';
import { tokens, type ThemeName } from '@/theme/tokens';
import { dashes, neighbours, provinces } from './outline';

const lines = (step: number): FeatureCollection => ({
  type: 'FeatureCollection',
  features: [
    ...Array.from({ length: 360 / step }, (_, at) => -180 + at * step).map((longitude) => [
      [longitude, -80],
      [longitude, 80],
    ]),
    ...Array.from({ length: 160 / step + 1 }, (_, at) => -80 + at * step).map((latitude) => [
      [-180, latitude],
      [180, latitude],
    ]),
  ].map((coordinates) => ({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } })),
});

const none: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** The whole map in the colours of a theme: no tile, font or glyph comes from anywhere. */
export const mapStyle = (theme: ThemeName): StyleSpecification => {
  const c = tokens[theme];
  return {
    version: 8,
    sources: {
      grid: { type: 'geojson', data: lines(5) },
      neighbours: { type: 'geojson', data: neighbours },
      provinces: { type: 'geojson', data: provinces },
      dashes: { type: 'geojson', data: dashes },
      areas: { type: 'geojson', data: none },
      ways: { type: 'geojson', data: none },
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': c.mapWater } },
      { id: 'neighbours', type: 'fill', source: 'neighbours', paint: { 'fill-color': c.sunken } },
      { id: 'land', type: 'fill', source: 'provinces', paint: { 'fill-color': c.mapLand } },
      { id: 'grid', type: 'line', source: 'grid', paint: { 'line-color': c.line, 'line-width': 0.5 } },
      { id: 'borders', type: 'line', source: 'provinces', paint: { 'line-color': c.lineStrong, 'line-width': 0.8 } },
      { id: 'dashes', type: 'fill', source: 'dashes', paint: { 'fill-color': c.lineStrong } },
      { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': c.due, 'fill-opacity': 0.16 } },
      { id: 'area-edges', type: 'line', source: 'areas', paint: { 'line-color': c.due, 'line-width': 1.5 } },
      {
        id: 'ways',
        type: 'line',
        source: 'ways',
        filter: ['!', ['get', 'dashed']],
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: { 'line-color': c.primary, 'line-width': 3 },
      },
      {
        id: 'ways-dashed',
        type: 'line',
        source: 'ways',
        filter: ['get', 'dashed'],
        paint: { 'line-color': c.ink2, 'line-width': 2, 'line-dasharray': [2, 2] },
      },
    ],
  };
};
