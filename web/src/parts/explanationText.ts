import type { Explanation } from './Explanation';

type Say = (key: string, values?: Record<string, string>) => string;

/** The explanation as plain lines, for a message or a file note. */
export const explanationText = (explanation: Explanation, figure: string, say: Say): string =>
  [
    `${say('whyQuestion', { figure })} (${say('asOf', { when: explanation.asOf })})`,
    ...explanation.parts.map((part) => `${part.label}\t${part.amount}${part.formula ? `\t${part.formula}` : ''}`),
    `${explanation.total.label}\t${explanation.total.amount}`,
    ...(explanation.whatIf ?? []).map((one) => `${say('whatIf')} ${one.text} ${one.figure}`),
    ...(explanation.rules ?? []).map(
      (rule) => `${rule.says} (${rule.id}${rule.verified ? '' : `, ${say('unverified')}`})`,
    ),
    ...(explanation.rounding ? [say('rounding', { rounding: explanation.rounding })] : []),
    ...(explanation.difference === undefined ? [] : [say('recomputed', { difference: explanation.difference })]),
  ].join('\n');
