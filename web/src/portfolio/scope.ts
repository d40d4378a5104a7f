import { useLocation, useSearchParams } from 'react-router';
import type { Cell, Scope } from '@/api/portfolio';
import { withQuery } from '@/api/links';
import { useBooks, type Books } from '@/shell/books';

/** The views of the book, in the order of their tabs; the first stands at the path itself. */
export const views = ['', 'loss', 'rolls', 'vintages', 'speeds'] as const;
export type View = (typeof views)[number];

/** The desk's own path of the portfolio: the same pages stand on several desks. */
export const baseOf = (pathname: string): string => `/${pathname.split('/')[1] ?? ''}/portfolio`;

export interface Open {
  scope: Scope;
  /** Whose book it is; nothing can be read before that is known. */
  books: Books;
  base: string;
  /** Goes on with another month or product; an absent value is the latest, or all. */
  choose: (part: Scope) => void;
  /** Another view of the same part of the book. */
  to: (view: View) => string;
  /** The agreements behind a cell. */
  cellTo: (cell: Cell) => string;
}

/** Which part of the book is open: it stands in the address, so that a link can be kept and sent. */
export const useScope = (): Open => {
  const [search, setSearch] = useSearchParams();
  const base = baseOf(useLocation().pathname);
  const segment = search.get('segment');
  const books = useBooks();
  const scope: Scope = {
    ...(books.organisation ? { organisation: books.organisation } : {}),
    ...(search.get('month') ? { month: search.get('month') ?? '' } : {}),
    ...(segment !== null && /^\d+$/.test(segment) ? { segment: Number(segment) } : {}),
  };
  return {
    scope,
    books,
    base,
    choose: (part) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(part)) {
            if (value === undefined || value === null) after.delete(name);
            else after.set(name, String(value));
          }
          return after;
        },
        { replace: true },
      ),
    to: (view) => withQuery(view === '' ? base : `${base}/${view}`, { ...scope }),
    cellTo: (cell) => withQuery(`${base}/agreements`, { ...scope, ...cell }),
  };
};
