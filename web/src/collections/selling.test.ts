import { expect, it } from 'vitest';
import type { ContactCard } from '@/api/collections';
import { afterCosts, costsIn, leastReserve, noticesFor } from './selling';

const yuan = (minorUnits: number) => ({ minorUnits, currency: 'CNY' });
const invoice = 'ab'.repeat(32);

it('the least reserve is rounded up to the minor unit', () => {
  expect(leastReserve(yuan(10_001), 0.7)).toEqual(yuan(7_001));
  expect(leastReserve(yuan(10_000), 0.7)).toEqual(yuan(7_000));
});

it('costs that the price does not reach are the lender’s, and nothing is left for the debt', () => {
  const costs = [{ amount: yuan(30_000) }, { amount: yuan(25_000) }];
  expect(afterCosts(yuan(50_000), costs)).toEqual({ costs: yuan(55_000), net: yuan(0), uncovered: yuan(5_000) });
  expect(afterCosts(yuan(60_000), costs)).toEqual({ costs: yuan(55_000), net: yuan(5_000), uncovered: yuan(0) });
  expect(afterCosts(yuan(60_000), [])).toEqual({ costs: yuan(0), net: yuan(60_000), uncovered: yuan(0) });
});

it('a cost counts once it has an amount above zero and its one invoice', () => {
  const towing = { kind: 'towing' as const, amount: '300.00', document: invoice };
  expect(costsIn([towing], 'CNY')).toEqual([{ kind: 'towing', amount: yuan(30_000), document: invoice }]);
  expect(costsIn([], 'CNY')).toEqual([]);
  expect(costsIn([towing, { ...towing, amount: '0' }], 'CNY')).toBeUndefined();
  expect(costsIn([{ ...towing, document: '' }], 'CNY')).toBeUndefined();
  expect(costsIn([{ ...towing, document: `${invoice} ${invoice}` }], 'CNY')).toBeUndefined();
});

it('only a letter to the debtor himself, written after the sale was opened, tells him of it', () => {
  const letter = (over: Partial<ContactCard>) =>
    ({ id: 'c', channel: 'letter', party: 'debtor', at: '2026-11-20T02:00:00Z', ...over }) as ContactCard;
  const opened = '2026-11-20T01:00:00Z';
  const fits = letter({});
  const others = [letter({ channel: 'message' }), letter({ party: 'other' }), letter({ at: '2026-11-20T00:59:00Z' })];
  expect(noticesFor(opened, [fits, ...others])).toEqual([fits]);
});
