import { expect, it } from 'vitest';
import type { ContactCard, WorkState } from '@/api/collections';
import { actsOf, documentsIn, visitsFor } from './work';

const order = (state: WorkState, vendor: string | null = 'vnd_1', recovery: string | null = null) =>
  actsOf({ state, vendor, recovery });

it('a vendor answers, reports, and then its order is finished', () => {
  expect(order('sent')).toEqual(['accept', 'reject', 'withdraw', 'complain']);
  expect(order('accepted')).toEqual(['report', 'withdraw', 'complain']);
  expect(order('reported')).toEqual(['finish', 'withdraw', 'complain']);
  expect(order('done')).toEqual(['complain']);
});

it('own people are not asked, and nobody complains of them', () => {
  expect(order('sent', null)).toEqual(['report', 'withdraw']);
  expect(order('withdrawn', null)).toEqual([]);
});

it('the order of a recovery ends with it, in no other way', () => {
  expect(order('reported', 'vnd_1', 'rcv_1')).toEqual(['complain']);
});

it('a visit carries an order out that it follows and that nobody is still on', () => {
  const contact = (id: string, over: Partial<ContactCard>): ContactCard => ({
    id,
    agreement: 'agr_1',
    channel: 'visit',
    party: 'debtor',
    warns: false,
    outcome: 'effective',
    at: '2026-11-20T03:00:00Z',
    by: 'L. Chen',
    endedAt: '2026-11-20T03:20:00Z',
    recording: null,
    version: 1,
    ...over,
  });
  const contacts = [
    contact('fits', {}),
    contact('open', { endedAt: null, outcome: 'open' }),
    contact('before', { at: '2026-11-19T03:00:00Z' }),
    contact('call', { channel: 'call' }),
  ];
  expect(visitsFor({ at: '2026-11-20T02:00:00Z' }, contacts).map((one) => one.id)).toEqual(['fits']);
});

it('documents are sums in lower case, apart by lines or commas', () => {
  const [a, b] = ['a'.repeat(64), '0'.repeat(64)];
  expect(documentsIn('')).toEqual([]);
  expect(documentsIn(`${a}\n${b}, `)).toEqual([a, b]);
  expect(documentsIn('A'.repeat(64))).toBeUndefined();
  expect(documentsIn(`${a} protocol.pdf`)).toBeUndefined();
});
