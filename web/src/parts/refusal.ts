import { Refused } from '@/api/problem';
import { refusalSentence, useLanguage, type Language } from '@/i18n';
import { formatMinor, groupDecimal } from './money';

interface MoneyLike {
  minorUnits: number;
  currency: string;
}

const isMoney = (value: unknown): value is MoneyLike =>
  typeof value === 'object' && value !== null && 'minorUnits' in value && 'currency' in value;

const say = (value: unknown): string => {
  if (isMoney(value)) return formatMinor(value.minorUnits, value.currency);
  // Amounts travel as '4063.93': grouped like every other amount on the screen.
  return /^-?\d+\.\d{2}$/.test(String(value)) ? groupDecimal(String(value)) : String(value);
};

/** Puts the figures of a refusal into its translated sentence: `{{owed}}`. A figure that is missing leaves a dash. */
export const fill = (sentence: string, values: Readonly<Record<string, unknown>>): string =>
  sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => (name in values ? say(values[name]) : '\u2014'));

/** The sentence a person reads: translated by code where it is, else the server's own English sentence. */
export const refusalText = (error: unknown, language: Language): string => {
  if (!(error instanceof Refused)) return error instanceof Error ? error.message : String(error);
  const translated = language === 'zh-CN' ? refusalSentence(error.code) : undefined;
  return translated === undefined ? error.detail : fill(translated, error.values);
};

export const useRefusalText = (): ((error: unknown) => string) => {
  const language = useLanguage();
  return (error) => refusalText(error, language);
};
