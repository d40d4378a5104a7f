/** An address with its query, for links that the browser follows itself; empty values are left out. */
export const withQuery = (path: string, query: Record<string, string | number | null | undefined> = {}): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
};

/** The statement of an agreement from its first day to its business date. */
export const statementOf = (
  agreement: { id: string; startedOn: string; asOf: string },
  format: 'html' | 'pdf' | 'xlsx',
  lang: string,
): string =>
  withQuery(`/api/agreements/${agreement.id}/statement`, {
    from: agreement.startedOn,
    to: agreement.asOf,
    format,
    lang,
  });
