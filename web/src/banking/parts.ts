import type { ItemPart } from '@/api/banking';
import { formatMoney, parseMoney, type Money } from '@/parts/money';

/** One line of an assignment as it is typed. */
export interface Line {
  id: number;
  agreement: string | undefined;
  amount: string;
}

/** An amount as it stands in a field: without grouping. */
export const plain = (amount: Money): string => formatMoney(amount).replaceAll(',', '');

/** What of the whole has no line yet; never below zero. */
export const restOf = (whole: Money, lines: readonly Line[]): Money => {
  const sum = lines.reduce((all, line) => all + (parseMoney(line.amount, whole.currency)?.minorUnits ?? 0), 0);
  return { minorUnits: Math.max(0, whole.minorUnits - sum), currency: whole.currency };
};

/** The parts as they travel; undefined while a line lacks something, two name one agreement, or they miss the whole. */
export const partsOf = (whole: Money, lines: readonly Line[]): ItemPart[] | undefined => {
  const parts = lines.flatMap((line) => {
    const amount = parseMoney(line.amount, whole.currency);
    return line.agreement && amount && amount.minorUnits > 0 ? [{ agreement: line.agreement, amount }] : [];
  });
  const sum = parts.reduce((all, part) => all + part.amount.minorUnits, 0);
  const once = new Set(parts.map((part) => part.agreement)).size === parts.length;
  return parts.length === lines.length && parts.length > 0 && once && sum === whole.minorUnits ? parts : undefined;
};
