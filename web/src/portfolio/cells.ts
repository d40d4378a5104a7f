import type { Cell, StandingBy, StandingLine } from '@/api/portfolio';

/** The list behind a line of the book: its key is a state, a class, a stage, or the number of a product. */
export const cellOf = (by: StandingBy, line: Pick<StandingLine, 'key'>): Cell =>
  by === 'product' ? { segment: Number(line.key) } : ({ [by]: line.key } as Cell);

/** How deep a cell is tinted for its share: nothing, a little, some, much. */
export const depthOf = (share: number): 0 | 1 | 2 | 3 => (share <= 0 ? 0 : share < 0.02 ? 1 : share < 0.2 ? 2 : 3);

/** The months on book that a table shows of a curve of so many: each to six, then every third. */
export const agesOf = (months: number): readonly number[] =>
  Array.from({ length: months }, (_, age) => age).filter((age) => age <= 6 || age % 3 === 0);

/** At most so many of a list, evenly spaced, the last always among them. */
export const someOf = <T>(all: readonly T[], most: number): readonly T[] => {
  if (all.length <= most) return all;
  const step = (all.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, at) => all[Math.round(at * step)] as T);
};
