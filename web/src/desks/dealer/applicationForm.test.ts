import { expect, it } from 'vitest';
import type { Offer, QuoteInput } from '@/api/quotes';
import { emptyDraft, neededConsents, personOf, problemsOf, applicationOf, type Draft } from './applicationForm';

const input = {
  modelCode: 'q5',
  condition: 'new',
  use: 'ownUse',
  price: { minorUnits: 1, currency: 'CNY' },
} as QuoteInput;
const whole: Draft = {
  ...emptyDraft('L0NAB3E1XTA000001'),
  name: '王苗',
  idNumber: '11010519491231002x',
  phone: '13900000000',
  monthlyIncome: '12,000',
  consents: [...neededConsents],
};

it('finds nothing wrong with a whole form', () => expect(problemsOf(whole, input)).toEqual({}));

it('names every field of an empty form, and the odometer of a used car', () => {
  expect(Object.keys(problemsOf(emptyDraft(null), input))).toEqual([
    'name',
    'idNumber',
    'phone',
    'monthlyIncome',
    'vin',
    'consents',
  ]);
  expect(Object.keys(problemsOf(whole, { ...input, condition: 'used' }))).toEqual(['odometerKm']);
});

it('needs each of the three consents', () => {
  expect(problemsOf({ ...whole, consents: neededConsents.slice(1) }, input)).toEqual({ consents: 'wrongConsents' });
});

it('sends minor units, and consents to the lender of the offer', () => {
  const person = personOf(whole, { lender: { id: 'org_1' } } as Offer, 'CNY');
  expect(person.monthlyIncome).toEqual({ minorUnits: 1_200_000, currency: 'CNY' });
  expect(person.monthlyDebts).toBeUndefined();
  expect(person.consents).toContainEqual({ grantee: 'org_1', purpose: 'creditAssessment' });
  expect(person.idNumber).toBe('11010519491231002X');
});

it('sends the VIN of the form, and no odometer for a new car', () => {
  const offer = { productId: 'prd_1', version: 2 } as Offer;
  expect(applicationOf(whole, offer, input, 'per_1')).toMatchObject({
    vin: whole.vin,
    quote: { vin: whole.vin },
    odometerKm: null,
    version: 2,
  });
  expect(
    applicationOf({ ...whole, odometerKm: '41280' }, offer, { ...input, condition: 'used' }, 'per_1').odometerKm,
  ).toBe(41280);
});
