/** The same keys, whatever the words: a key that one language lacks does not compile. */
type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };

export interface Words<T> {
  en: T;
  zh: Same<T>;
}

/** The words of one folder in both languages; its namespace is the folder's name. */
export const words = <const T extends object>(both: { en: T; zh: Same<T> }): Words<T> => both;
