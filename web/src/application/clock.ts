import type { SourceLine, SourcesView } from '@/api/sources';
import type { Tone } from '@/parts/badges';

/** How each outcome looks; its word stands among the words of the part. */
export const toneOfOutcome: Record<SourceLine['outcome'], Tone> = {
  answered: 'paid',
  reused: 'paid',
  underWay: 'due',
  tooLate: 'warn',
  unavailable: 'warn',
  resting: 'warn',
  refused: 'warn',
  unreadable: 'warn',
  tooLarge: 'warn',
  forAnother: 'failed',
  outOfRange: 'failed',
  noConsent: 'sched',
  nothingToAsk: 'sched',
};

/** Where the clock stands: the payout order ends it, and so does an answer after which there is none. */
export const endOf = (view: SourcesView, over: boolean): string | null =>
  view.orderedAt ?? (over ? view.decidedAt : null);

/** Milliseconds since the application was handed in; null for a draft. `now` is the house's time, not the browser's. */
export const elapsedOf = (view: SourcesView, over: boolean, now: number): number | null => {
  if (view.startedAt === null) return null;
  const end = endOf(view, over);
  return Math.max(0, (end === null ? now : Date.parse(end)) - Date.parse(view.startedAt));
};

/** Milliseconds from the start of the clock to an instant; null until it happened. */
export const sinceStart = (view: SourcesView, at: string | null): number | null =>
  view.startedAt === null || at === null ? null : Math.max(0, Date.parse(at) - Date.parse(view.startedAt));
