import { expect, it } from 'vitest';
import type { Model, Offer } from '@/api/quotes';
import { columnsOf, inputOf, leastOf, newDeal, offerKey, rulesOf, withPrice } from './deal';

const model: Model = {
  code: 'q5',
  maker: 'qilan',
  makerName: { zh: '', en: '' },
  name: { zh: '', en: '' },
  powertrain: 'bev',
  modelYear: 2026,
  curve: 'bev',
  listPrice: { minorUnits: 16_980_000, currency: 'CNY' },
};
const offer = (productId: string, kind: string, instalment: number, eligible = true) =>
  ({ productId, version: 1, kind, eligible, instalment: { minorUnits: instalment, currency: 'CNY' } }) as Offer;

it('opens at 20 % down, in whole hundreds: 169,800 × 20 % = 33,960, to 34,000', () => {
  expect(newDeal(model)).toMatchObject({ price: 16_980_000, down: 3_400_000, months: 36 });
});

it('keeps the share paid down when the price moves: 34,000 × 200,000 ÷ 169,800 = 40,047, to 40,000', () => {
  expect(withPrice(newDeal(model), 20_000_000).down).toBe(4_000_000);
});

it('sends whole minor units', () => {
  expect(inputOf(newDeal(model)).down).toEqual({ minorUnits: 3_400_000, currency: 'CNY' });
});

it('puts wanted offers first, then one of each kind, ineligible ones last', () => {
  const offers = [
    offer('a', 'loan', 1),
    offer('b', 'loan', 2),
    offer('c', 'balloon', 3),
    offer('d', 'green', 4, false),
  ];
  expect(columnsOf(offers, []).map((one) => one.productId)).toEqual(['a', 'c', 'b']);
  expect(columnsOf(offers, ['d.1', 'b.1']).map((one) => one.productId)).toEqual(['d', 'b', 'a']);
});

it('marks the lowest, and nothing when all are alike', () => {
  const offers = [offer('a', 'loan', 2), offer('b', 'balloon', 1)];
  expect([...leastOf(offers, (one) => one.instalment.minorUnits)]).toEqual([offerKey(offers[1] as Offer)]);
  expect(leastOf([offer('a', 'loan', 1), offer('b', 'x', 1)], (one) => one.instalment.minorUnits).size).toBe(0);
});

it('says the rules of an offer in the words of the quote, and only those that looked at it', () => {
  const words = { says: { zh: '', en: 'at most' }, verified: true, source: 'text' };
  const rules = ['R-1', 'R-2'].map((rule) => ({ rule, verdict: 'block' as const, actual: '9', limit: '5', ...words }));
  const said = { rule: 'R-2', verdict: 'pass' as const, actual: '4', limit: '5' };
  expect(rulesOf({ rules }, { rules: [said] })).toEqual([{ ...words, ...said }]);
  expect(rulesOf({ rules }, undefined)).toEqual(rules);
});
