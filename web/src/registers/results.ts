import type { CheckResult, FiledGroup } from '@/api/registers';
import type { Tone } from '@/parts/badges';

/** From the gravest down: the order in which results are counted and told. */
export const results: readonly CheckResult[] = ['decline', 'unavailable', 'refer', 'pass'];

export const toneOfResult: Record<CheckResult, Tone> = {
  decline: 'failed',
  unavailable: 'sched',
  refer: 'warn',
  pass: 'paid',
};

/** How many checks of some groups came to each result; what nobody came to is left out. */
export const countsOf = (groups: readonly FiledGroup[]): readonly (readonly [CheckResult, number])[] => {
  const all = groups.flatMap((group) => group.checks.map((check) => check.result));
  return results
    .map((result) => [result, all.filter((one) => one === result).length] as const)
    .filter(([, count]) => count > 0);
};
