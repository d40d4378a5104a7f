/** An address with its query, for links that the browser follows itself; empty values are left out. */
export const withQuery = (path: string, query: Record<string, string | number | null | undefined> = {}): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
};
