import { expect, it } from 'vitest';
import type { Offer, QuoteInput } from '@/api/quotes';
import { emptyDraft, neededConsents, personOf, problemsOf, vehicleOf, type Draft } from './applicationForm';

const input = {
  modelCode: 'q5',
  condition: 'new',
  use: 'ownUse',
  price: { minorUnits: 1, currency: 'CNY' },
  valuation: null,
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

it('names every field of an empty form, and two more for a used car', () => {
  expect(Object.keys(problemsOf(emptyDraft(null), input))).toEqual([
    'name',
    'idNumber',
    'phone',
    'monthlyIncome',
    'vin',
    'consents',
  ]);
  expect(Object.keys(problemsOf(whole, { ...input, condition: 'used' }))).toEqual(['odometerKm', 'firstRegistered']);
});

it('needs each of the three consents', () => {
  expect(problemsOf({ ...whole, consents: neededConsents.slice(1) }, input)).toEqual({ consents: 'wrongConsents' });
});

it('sends minor units, and consents to the lender of the offer', () => {
  const person = personOf(whole, { lender: { id: 'org_1' } } as Offer, 'CNY');
  expect(person.monthlyIncome).toEqual({ minorUnits: 1_200_000, currency: 'CNY' });
  expect(person.monthlyDebts).toBeNull();
  expect(person.consents).toContainEqual({ grantee: 'org_1', purpose: 'creditAssessment' });
  expect(person.idNumber).toBe('11010519491231002X');
});

it('sends no odometer for a new car', () => expect(vehicleOf(whole, input).odometerKm).toBeNull());
