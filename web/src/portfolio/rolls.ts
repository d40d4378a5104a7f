import type { RollRates, RollState } from '@/api/portfolio';

/** Every state in the order of lateness, then the two ways of being gone. */
export const states: readonly RollState[] = [
  'current',
  'days1To30',
  'days31To60',
  'days61To90',
  'days91To120',
  'days121To150',
  'days151To180',
  'over180',
  'chargedOff',
  'paidOff',
];

export const isGone = (state: RollState): boolean => state === 'chargedOff' || state === 'paidOff';

type Row = RollRates['rows'][number];

/** Where a row went: fractions of it that make one. */
export interface Fate {
  better: number;
  same: number;
  worse: number;
  /** Repaid, or written off. */
  gone: number;
}

/** A row in four parts: earlier than before, where it was, later, gone. */
export const fateOf = (row: Pick<Row, 'from' | 'cells'>): Fate => {
  const from = states.indexOf(row.from);
  const sum = (takes: (to: RollState) => boolean) =>
    row.cells.filter((cell) => takes(cell.to)).reduce((all, cell) => all + cell.rate, 0);
  return {
    better: sum((to) => !isGone(to) && states.indexOf(to) < from),
    same: sum((to) => to === row.from),
    worse: sum((to) => !isGone(to) && states.indexOf(to) > from),
    gone: sum((to) => isGone(to) && to !== row.from),
  };
};

/** The columns of the matrix: every state to which something came. */
export const columnsOf = (rows: readonly Pick<Row, 'cells'>[]): readonly RollState[] =>
  states.filter((state) => rows.some((row) => row.cells.some((cell) => cell.to === state)));
