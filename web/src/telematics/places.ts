import type { Point } from '@/api/telematics';
import { formatDecimal } from '@/parts/money';

/** The description of the interface does not say that a point has both; the server always sends them. */
export const degrees = (millionths: number | undefined): number => (millionths ?? 0) / 1_000_000;

/** A place in words: `30.5010, 114.3010`. */
export const sayPlace = (point: Point): string =>
  `${formatDecimal(degrees(point.latitude), 4)}, ${formatDecimal(degrees(point.longitude), 4)}`;

export type Corners = { points: readonly Point[]; wrongLine?: undefined } | { points?: undefined; wrongLine: number };

/** Corners as a person writes them, one a line: latitude, longitude in degrees; empty lines say nothing. */
export const parseCorners = (text: string): Corners => {
  const points: Point[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [latitude, longitude, ...more] = line
      .split(/[,，\s]+/)
      .filter((part) => part !== '')
      .map(Number);
    const sound =
      latitude !== undefined &&
      longitude !== undefined &&
      more.length === 0 &&
      Math.abs(latitude) <= 90 &&
      Math.abs(longitude) <= 180;
    if (!sound) return { wrongLine: at + 1 };
    points.push({ latitude: Math.round(latitude * 1e6), longitude: Math.round(longitude * 1e6) });
  }
  return { points };
};
