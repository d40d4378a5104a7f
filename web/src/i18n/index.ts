import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import refusalsZh from './refusals.zh.json';
import type { Words } from './both';

export type Language = 'zh-CN' | 'en';

const storageKey = 'wheelhouse.language';

type WordsFile = { default: Words<object> };
const files = import.meta.glob<WordsFile>('../**/words.ts', { eager: true });

const folderOf = (path: string): string => path.split('/').at(-2) ?? '';

const bundle = (language: 'en' | 'zh'): Record<string, object> =>
  Object.fromEntries(Object.entries(files).map(([path, file]) => [folderOf(path), file.default[language]]));

const preferred = (): Language => {
  const kept = localStorage.getItem(storageKey);
  if (kept === 'zh-CN' || kept === 'en') return kept;
  return navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
};

// The shapes of Han letters follow the language of the document, so it must follow the switch.
const tellDocument = (language: string): void => {
  document.documentElement.lang = language;
};

/** Called once, before the first render; all words are in the bundle, so nothing is awaited. */
export const startWords = (): void => {
  const language = preferred();
  tellDocument(language);
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'parts',
    interpolation: { escapeValue: false },
    resources: { en: bundle('en'), 'zh-CN': bundle('zh') },
    initAsync: false,
  });
  i18next.on('languageChanged', tellDocument);
};

export const setLanguage = (language: Language): void => {
  localStorage.setItem(storageKey, language);
  void i18next.changeLanguage(language);
};

export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'zh-CN');

export const useLanguage = (): Language => {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh-CN';
};

/** The Chinese sentence of a refusal, with `{{name}}` in place of its figures; undefined where nobody translated it. */
export const refusalSentence = (code: string): string | undefined => (refusalsZh as Record<string, string>)[code];

export { useTranslation };
