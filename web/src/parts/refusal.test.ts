import { expect, it } from 'vitest';
import { Refused } from '@/api/problem';
import { fill, refusalText } from './refusal';

const overpaid = new Refused(409, 'servicing.overpaid', 'At most 4063.93 is owed.', { owed: '4063.93' });

it('puts figures into the translated sentence, grouped', () => {
  expect(fill('最多欠 {{owed}}', { owed: '-14063.93' })).toBe('最多欠 −14,063.93');
  expect(fill('欠 {{owed}}', { owed: { minorUnits: 406393, currency: 'CNY' } })).toBe('欠 4,063.93');
  expect(fill('第 {{event}} 号', { event: 12 })).toBe('第 12 号');
  expect(fill('{{missing}}', {})).toBe('—');
});

it('speaks Chinese by code, and the words of the server otherwise', () => {
  expect(refusalText(overpaid, 'zh-CN')).toContain('最多欠 4,063.93');
  expect(refusalText(overpaid, 'en')).toBe('At most 4063.93 is owed.');
  expect(refusalText(new Refused(409, 'nobody.knows', 'As it is.', {}), 'zh-CN')).toBe('As it is.');
});
