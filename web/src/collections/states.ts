import type {
  ContactChannel,
  ContactOutcome,
  HardshipCard,
  HardshipReason,
  InhibitReason,
  InhibitRule,
  InhibitState,
  Obstacle,
  PromiseCard,
  RecoveryState,
  RuleNow,
  StrategyStep,
  WarningBand,
  WarningLine,
} from '@/api/collections';
import type { Tone } from '@/parts/badges';

export const channels: readonly ContactChannel[] = ['call', 'message', 'email', 'letter', 'visit'];
/** How a contact can end; sent is what was written, open what nobody has ended. */
export const outcomes: readonly ContactOutcome[] = ['effective', 'notReached', 'wrongPlace', 'refused'];
export const reasons: readonly HardshipReason[] = ['illness', 'lossOfWork', 'disaster', 'family', 'business'];
export const recoveryStates: readonly RecoveryState[] = ['ordered', 'dispatched', 'done', 'cancelled'];
export const inhibitStates: readonly InhibitState[] = ['requested', 'sent', 'confirmed', 'unknown', 'released'];
export const inhibitReasons: readonly InhibitReason[] = ['recoveryOrdered', 'carInFlight', 'secondPledge'];

export const warningBands: readonly WarningBand[] = ['red', 'amber', 'green'];

export const toneOfRecovery: Record<RecoveryState, Tone> = {
  ordered: 'due',
  dispatched: 'warn',
  done: 'paid',
  cancelled: 'sched',
};

export const toneOfInhibit: Record<InhibitState, Tone> = {
  requested: 'due',
  sent: 'warn',
  confirmed: 'locked',
  unknown: 'warn',
  released: 'sched',
};

export const toneOfBand: Record<WarningBand, Tone> = { green: 'paid', amber: 'warn', red: 'over' };
export const toneOfPromise: Record<PromiseCard['state'], Tone> = { open: 'due', kept: 'paid', broken: 'over' };
export const toneOfHardship: Record<HardshipCard['state'], Tone> = { asked: 'due', granted: 'paid', declined: 'sched' };
export const toneOfRule: Record<RuleNow['standing'], Tone> = {
  passed: 'paid',
  against: 'locked',
  later: 'sched',
  kept: 'paid',
};

export const toneOfOutcome: Record<ContactOutcome, Tone> = {
  open: 'due',
  effective: 'paid',
  notReached: 'sched',
  wrongPlace: 'warn',
  refused: 'locked',
  sent: 'paid',
};

/** The letters of the house's own rules of the start inhibit. */
export const letterOf: Record<InhibitRule, string> = {
  pastDue: 'a',
  warned: 'b',
  twoPersons: 'c',
  parked: 'd',
  starterOnly: 'e',
  confirmed: 'f',
  noEmergency: 'g',
  letGo: 'h',
  switch: 'i',
  onRecord: 'j',
  agreed: 'k',
  rightCar: 'w',
};

/** The rule of the rule book that an obstacle comes from; undefined: the house's own order. */
export const ruleOfGate = (code: string): string | undefined =>
  ({
    'collections.contact_quiet_hours': 'R-COL-01',
    'collections.contact_holiday': 'R-COL-01',
    'collections.calls_used': 'R-COL-02',
    'collections.debtor_reachable': 'R-COL-03',
    'collections.others_refused': 'R-COL-03',
    'collections.others_not_written_to': 'R-COL-03',
    'collections.sale_not_notified': 'R-COL-10',
  })[code];

/** The last day that a step may name: it runs on without an end. */
export const lastDay = 36_500;

/** How many agreements each step has now; what lies before the first or after the last has none. */
export const countsOf = (
  steps: readonly Pick<StrategyStep, 'from' | 'through'>[],
  days: readonly { daysPastDue: number; count: number }[],
): number[] =>
  steps.map((step) =>
    days
      .filter((day) => step.from <= day.daysPastDue && day.daysPastDue <= step.through)
      .reduce((sum, day) => sum + day.count, 0),
  );

/** Steps follow each other without a gap: each begins where the one before ends; the last one runs on. */
export const chained = (steps: readonly StrategyStep[]): StrategyStep[] => {
  let next = 1;
  return steps.map((step, at) => {
    const from = next;
    const through = at === steps.length - 1 ? lastDay : Math.max(from, step.through);
    next = through + 1;
    return { ...step, from, through };
  });
};

/** Why nobody is contacted at all by speech or text: a hold, where one stands among the obstacles. */
export const holdIn = (against: readonly Obstacle[]): string | undefined =>
  against.find((one) => one.code === 'collections.contact_on_hold')?.values.find((value) => value.name === 'hold')
    ?.value;

/** Rules of one kind of standing, counted: '3 stand against it'. */
export const againstCount = (rules: readonly RuleNow[]): number =>
  rules.filter((rule) => rule.standing === 'against').length;

/** The parts of a warning, what weighs most first; the order of the card stands among equals. */
export const byWeight = (parts: readonly WarningLine[]): WarningLine[] =>
  [...parts].sort((a, b) => b.points - a.points || Number(a.absent !== null) - Number(b.absent !== null));
