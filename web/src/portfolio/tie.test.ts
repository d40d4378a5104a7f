import { describe, expect, it } from 'vitest';
import type { MovementLine } from '@/api/portfolio';
import { addsUp, tiesOf } from './tie';

const cny = (minorUnits: number) => ({ minorUnits, currency: 'CNY' });
const line = (cause: MovementLine['cause'], one: number, two: number, three: number): MovementLine => ({
  cause,
  words: { zh: cause, en: cause },
  agreements: 1,
  stage1: cny(one),
  stage2: cny(two),
  stage3: cny(three),
  total: cny(one + two + three),
});

// 10.00 + 3.00 new − 1.00 gone − 2.00 moved + 2.00 there + 6.50 anew − 2.00 written off = 16.50.
const movement = [
  line('opening', 600, 100, 300),
  line('new', 300, 0, 0),
  line('derecognised', -100, 0, 0),
  line('transfer', -200, 200, 0),
  line('remeasured', 0, 150, 500),
  line('writtenOff', 0, 0, -200),
  line('recovered', 0, 0, 0),
  line('closing', 600, 450, 600),
];
const booked = (account: string, minorUnits: number) => ({ account, amount: cny(minorUnits) });

describe('the movement of the allowance', () => {
  it('ties to the ledger account by account', () => {
    const ties = tiesOf({
      movement,
      booked: [
        booked('losses.allowance.stage2', -350),
        booked('losses.allowance.stage3', -300),
        booked('losses.allowance', -200),
        booked('losses.expense', 850),
      ],
    });
    expect(ties.map((tie) => tie.says)).toEqual([0, -350, -300, -200, 850]);
    expect(ties.every((tie) => tie.says === tie.booked)).toBe(true);
    expect(ties.reduce((sum, tie) => sum + tie.says, 0)).toBe(0);
  });

  it('shows what the ledger lacks', () =>
    expect(tiesOf({ movement, booked: [] }).filter((tie) => tie.says !== tie.booked)).toHaveLength(4));

  it('adds up by stage and in all', () => {
    expect(addsUp(movement)).toBe(true);
    expect(addsUp([...movement.slice(0, -1), line('closing', 600, 450, 601)])).toBe(false);
  });
});
