import type { AgreementState } from '@/api/agreements';
import type { Tone } from '@/parts/badges';

/** How an agreement as a whole looks in a list. */
export const toneOfAgreement = (state: AgreementState, overdueDays: number, due: number): Tone => {
  if (state === 'writtenOff') return 'over';
  if (state !== 'active') return 'paid';
  if (overdueDays > 0) return 'over';
  return due > 0 ? 'due' : 'sched';
};

/** Buckets as the server names them, in the order of lateness. */
export const buckets = ['current', 'days1To30', 'days31To60', 'days61To90', 'over90'] as const;

/** The five classes and the three stages, best first. */
export const classes = ['normal', 'specialMention', 'substandard', 'doubtful', 'loss'] as const;
export const stages = ['one', 'two', 'three'] as const;
