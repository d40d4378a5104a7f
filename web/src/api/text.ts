import { useLanguage, type Language } from '@/i18n';
import { formatMoney } from '@/parts/money';
import type { Explanation } from '@/parts/Explanation';
import type { Text, WireExplanation } from './wire';

/** The words of one language; where one is empty the other stands in. */
export const say = (text: Text | null | undefined, language: Language): string => {
  if (!text) return '';
  return language === 'en' ? text.en || text.zh : text.zh || text.en;
};

export const useSay = (): ((text: Text | null | undefined) => string) => {
  const language = useLanguage();
  return (text) => say(text, language);
};

/** An explanation as the panel prints it, in the reader's language. */
export const explanationOf = (wire: WireExplanation, language: Language): Explanation => ({
  asOf: wire.asOf.slice(0, 16).replace('T', ' '),
  parts: wire.parts.map((part) => ({
    label: say(part.label, language),
    amount: part.amount ? formatMoney(part.amount) : '',
    ...(part.formula ? { formula: part.formula } : {}),
    ...(part.reference ? { reference: part.reference } : {}),
  })),
  total: { label: say(wire.title, language), amount: wire.total ? formatMoney(wire.total) : wire.figure },
  whatIf: (wire.whatIf ?? []).map((one) => ({ text: say(one.text, language), figure: `${one.before} → ${one.after}` })),
  rules: (wire.rules ?? []).map((rule) => ({ id: rule.id, verified: rule.verified, says: say(rule.says, language) })),
  ...(wire.rounding ? { rounding: wire.rounding } : {}),
  ...(wire.recomputedDifference ? { difference: formatMoney(wire.recomputedDifference) } : {}),
});
