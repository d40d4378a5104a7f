import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Agreement } from '@/api/agreements';
import type { Move } from '@/api/moves';
import { parseMoney, type Money } from '@/parts/money';
import type { MoveKind } from './MoveDrawer';
import type { Draft } from './MoveForm';

const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/** A rate typed in per cent, as the fraction that travels: the point moves two places to the left. */
export const fractionOf = (percent: string): string | undefined => {
  const match = /^(\d{1,2})(?:\.(\d{1,6}))?$/.exec(percent.trim());
  if (!match) return undefined;
  const digits = (match[1] ?? '').padStart(3, '0') + (match[2] ?? '');
  return `${digits.slice(0, -2 - (match[2] ?? '').length)}.${digits.slice(-2 - (match[2] ?? '').length)}`;
};

/** What the draft asks for, or undefined while something is missing. */
export const moveOf = (
  kind: MoveKind,
  draft: Draft,
  currency: string,
  event: number | undefined,
  settles: Money | undefined,
): Move | undefined => {
  if (!isoDay.test(draft.on)) return undefined;
  const note = draft.note.trim() === '' ? null : draft.note.trim();
  switch (kind) {
    case 'payment': {
      const amount = parseMoney(draft.amount, currency);
      return amount && amount.minorUnits > 0
        ? { kind, body: { amount, valueDate: draft.on, channel: draft.channel, note } }
        : undefined;
    }
    case 'reversal':
      return note && event !== undefined ? { kind, event, body: { note } } : undefined;
    case 'rateChange': {
      const annualRate = fractionOf(draft.rate);
      return annualRate ? { kind, body: { type: kind, annualRate, on: draft.on, note } } : undefined;
    }
    case 'interestPause':
      return isoDay.test(draft.through)
        ? { kind, body: { type: kind, on: draft.on, through: draft.through, note } }
        : undefined;
    case 'settlement':
      return settles ? { kind, body: { amount: settles, on: draft.on, channel: draft.channel, note } } : undefined;
  }
};

export const useMove = (
  kind: MoveKind,
  draft: Draft,
  agreement: Agreement,
  event: number | undefined,
  settles: Money | undefined,
): Move | undefined => {
  const currency = agreement.kpis.dueToday.currency;
  return useMemo(() => moveOf(kind, draft, currency, event, settles), [kind, draft, currency, event, settles]);
};

/** After a booking everything read of the agreement is read again. */
export const useRefresh = (): (() => Promise<void>) => {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(
      ['agreement', 'agreements', 'schedule', 'events', 'journal'].map((name) =>
        queries.invalidateQueries({ queryKey: [name] }),
      ),
    );
  };
};
