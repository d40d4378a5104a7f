import type { ExpectedLoss, MovementLine } from '@/api/portfolio';

/** One account of the ledger beside what the movement table says of it, in minor units; a credit is negative. */
export interface Tie {
  account: string;
  says: number;
  booked: number;
}

const stages = ['stage1', 'stage2', 'stage3'] as const;
const expense = 'losses.expense';
const used = 'losses.allowance';

const of = (lines: readonly MovementLine[], cause: MovementLine['cause'], part: (typeof stages)[number] | 'total') =>
  lines.find((line) => line.cause === cause)?.[part].minorUnits ?? 0;

/**
 * What a month end has to have booked, from the movement alone: each stage's allowance grows by a credit, what
 * write-offs used of it is taken over, the rest is the expense. Opening 10.00, closing 18.00, written off −2.00:
 * the stage is credited 8.00, the taking over credits 2.00, the expense is 10.00.
 */
export const tiesOf = (view: Pick<ExpectedLoss, 'movement' | 'booked'>): readonly Tie[] => {
  const { movement } = view;
  const grown = stages.map((stage) => ({
    account: `${used}.${stage}`,
    says: of(movement, 'opening', stage) - of(movement, 'closing', stage),
  }));
  const taken = of(movement, 'writtenOff', 'total') + of(movement, 'recovered', 'total');
  const sum = grown.reduce((all, one) => all + one.says, taken);
  return [...grown, { account: used, says: taken }, { account: expense, says: -sum }].map((one) => ({
    ...one,
    booked: view.booked.find((line) => line.account === one.account)?.amount.minorUnits ?? 0,
  }));
};

/** Whether opening and all causes make closing, stage by stage. */
export const addsUp = (lines: readonly MovementLine[]): boolean =>
  [...stages, 'total' as const].every((part) => {
    const causes = lines.filter((line) => line.cause !== 'closing').reduce((sum, l) => sum + l[part].minorUnits, 0);
    return causes === of(lines, 'closing', part);
  });
