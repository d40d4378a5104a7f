import { formatDecimal } from '@/parts/money';

export const formatKm = (metres: number): string => formatDecimal(metres / 1000, 1);

/** Hours and minutes between two instants. */
export const spanOf = (from: string, to: string): { h: number; m: number } => {
  const minutes = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000));
  return { h: Math.floor(minutes / 60), m: minutes % 60 };
};

/** The instants at the ends of a day where the reader sits, as every clock of the portal goes. */
export const endsOfDay = (day: string): { from: string; to: string } => ({
  from: new Date(`${day}T00:00:00`).toISOString(),
  to: new Date(`${otherDay(day, 1)}T00:00:00`).toISOString(),
});

export const otherDay = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
