import { expect, it } from 'vitest';
import { refusedBy } from './problem';

it('takes code, sentence and figures from problem details', () => {
  const refused = refusedBy(409, {
    type: '/problems/servicing.overpaid',
    code: 'servicing.overpaid',
    detail: 'At most 5.00 is owed.',
    values: { owed: 500 },
  });
  expect([refused.status, refused.code, refused.detail, refused.values]).toEqual([
    409,
    'servicing.overpaid',
    'At most 5.00 is owed.',
    { owed: 500 },
  ]);
});

it('takes the code from the type where no field names it', () => {
  expect(refusedBy(404, { type: '/problems/platform.not_found' }).code).toBe('platform.not_found');
});

it('makes an error of a page that is no problem at all', () => {
  expect(refusedBy(502, '<html>').code).toBe('http.502');
});
