import { useLanguage, type Language } from '@/i18n';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-11-18` as `11 月 18 日` or `18 Nov`; with the year where it is not the year of reference. */
export const sayDay = (iso: string, language: Language, yearOfReference?: string): string => {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
  const withYear = yearOfReference !== undefined && yearOfReference.slice(0, 4) !== year;
  if (language === 'en') return `${Number(day)} ${months[Number(month) - 1]}${withYear ? ` ${year}` : ''}`;
  return `${withYear ? `${year} 年 ` : ''}${Number(month)} 月 ${Number(day)} 日`;
};

/** Whole days from one ISO day to another; negative when `to` lies before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to.slice(0, 10)}T00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00Z`)) / 86_400_000);

/** The wall clock of an instant where the reader sits: `09:41`. */
export const clockOf = (instant: string): string => {
  const at = new Date(instant);
  return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
};

/** The local day of an instant as ISO: `2026-11-18`. */
export const dayOf = (instant: string): string => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(instant)) return instant;
  const at = new Date(instant);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
};

/** The local day and clock of an instant: `2026-11-18 09:41`. */
export const momentOf = (instant: string): string => `${dayOf(instant)} ${clockOf(instant)}`;

export const useSayDay = (): ((iso: string, yearOfReference?: string) => string) => {
  const language = useLanguage();
  return (iso, yearOfReference) => sayDay(iso, language, yearOfReference);
};
