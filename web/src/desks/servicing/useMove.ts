import { useQueryClient } from '@tanstack/react-query';
import type { Channel } from '@/api/agreements';
import type { Move } from '@/api/moves';
import { changeOf, missingOf, type Draft } from '@/agreement/changes';
import { parseMoney, type Money } from '@/parts/money';

const own: readonly string[] = ['payment', 'settlement', 'reversal'];

/** Booked by commands of their own; every other kind is a change. */
export const isOwn = (type: string): boolean => own.includes(type);

/** What the draft asks for, or undefined while something is missing. */
export const moveOf = (
  type: string,
  draft: Draft,
  currency: string,
  event: number | undefined,
  settles: Money | undefined,
): Move | undefined => {
  if (missingOf(type, draft, currency).length > 0) return undefined;
  const on = draft['on'] ?? '';
  const note = (draft['note'] ?? '').trim() || null;
  const channel = draft['channel'] as Channel;
  switch (type) {
    case 'payment': {
      const amount = parseMoney(draft['amount'] ?? '', currency);
      return amount && { kind: type, body: { amount, valueDate: on, channel, note } };
    }
    case 'reversal':
      return note !== null && event !== undefined ? { kind: type, event, body: { note } } : undefined;
    case 'settlement':
      return settles && { kind: type, body: { amount: settles, on, channel, note } };
    default: {
      const body = changeOf(type, draft, currency);
      return body && { kind: 'change', body };
    }
  }
};

/** After a booking everything read of the agreement is read again. */
export const useRefresh = (): (() => Promise<void>) => {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(
      [
        'agreement',
        'agreements',
        'schedule',
        'events',
        'journal',
        'changes',
        'requests',
        'my-agreements',
        'ending',
      ].map((name) => queries.invalidateQueries({ queryKey: [name] })),
    );
  };
};
