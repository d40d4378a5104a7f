import type { ContactCard, WorkAct, WorkCard, WorkKind, WorkState } from '@/api/collections';
import type { Tone } from '@/parts/badges';

export const workStates: readonly WorkState[] = ['sent', 'accepted', 'reported', 'done', 'rejected', 'withdrawn'];
/** What a case orders by itself; a car is recovered by an order of its own. */
export const workKinds: readonly WorkKind[] = ['find', 'visit', 'tow', 'store', 'inspect'];

export const toneOfWork: Record<WorkState, Tone> = {
  sent: 'due',
  accepted: 'due',
  reported: 'warn',
  done: 'paid',
  rejected: 'failed',
  withdrawn: 'sched',
};

const isOpen = (state: WorkState): boolean => state === 'sent' || state === 'accepted' || state === 'reported';

/** The steps an order may take now: own people are not asked, and a recovery's order ends with its recovery. */
export const actsOf = ({ state, vendor, recovery }: Pick<WorkCard, 'state' | 'vendor' | 'recovery'>): WorkAct[] => [
  ...(state === 'sent' && vendor !== null ? (['accept', 'reject'] as const) : []),
  ...(state === (vendor === null ? 'sent' : 'accepted') ? (['report'] as const) : []),
  ...(state === 'reported' && recovery === null ? (['finish'] as const) : []),
  ...(isOpen(state) && recovery === null ? (['withdraw'] as const) : []),
  ...(vendor !== null ? (['complain'] as const) : []),
];

/** The visits by which this order can have been carried out: ended, and begun after it was ordered. */
export const visitsFor = (order: Pick<WorkCard, 'at'>, contacts: readonly ContactCard[]): ContactCard[] =>
  contacts.filter(
    (one) => one.channel === 'visit' && one.endedAt !== null && Date.parse(one.at) >= Date.parse(order.at),
  );

/** The sums that were typed, apart by spaces, lines or commas; undefined where one is none. */
export const documentsIn = (text: string): string[] | undefined => {
  const sums = text.split(/[\s,，]+/).filter((part) => part !== '');
  return sums.every((sum) => /^[0-9a-f]{64}$/.test(sum)) ? sums : undefined;
};
