import { currentLanguage } from '@/i18n';
import { newKey } from './key';
import { refusedBy, unreachable } from './problem';

type Query = Record<string, string | number | boolean | null | undefined>;

export interface Sending {
  query?: Query | undefined;
  body?: unknown;
  /** The idempotency key of the intent: the same key gives the same answer, once. */
  key?: string | undefined;
  /** The version that was read (ETag); a stale one is refused. */
  ifMatch?: string | undefined;
  cancel?: AbortSignal | undefined;
}

export interface Answer<T> {
  data: T;
  etag: string | undefined;
}

let csrfToken: string | undefined;

/** From the session answer; sent with every write. */
export const keepCsrfToken = (token: string | undefined): void => {
  csrfToken = token;
};

/** Told when an answer says that nobody is signed in any more. */
let onSignedOut = (): void => undefined;
export const whenSignedOut = (tell: () => void): void => {
  onSignedOut = tell;
};

export const withQuery = (path: string, query: Query = {}): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
};

const headersOf = (method: string, sending: Sending): Headers => {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': currentLanguage() });
  if (sending.body !== undefined) headers.set('Content-Type', 'application/json');
  if (method !== 'GET' && csrfToken) headers.set('X-CSRF-TOKEN', csrfToken);
  if (sending.key) headers.set('Idempotency-Key', sending.key);
  if (sending.ifMatch) headers.set('If-Match', sending.ifMatch);
  return headers;
};

const fetched = async (method: string, path: string, sending: Sending): Promise<Response> => {
  try {
    return await fetch(withQuery(path, sending.query), {
      method,
      headers: headersOf(method, sending),
      credentials: 'same-origin',
      ...(sending.body === undefined ? {} : { body: JSON.stringify(sending.body) }),
      ...(sending.cancel ? { signal: sending.cancel } : {}),
    });
  } catch (error) {
    if (sending.cancel?.aborted) throw error;
    throw unreachable();
  }
};

const bodyOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  if (text === '') return undefined;
  return /json/.test(response.headers.get('Content-Type') ?? '') ? JSON.parse(text) : text;
};

/** A token that another tab's sign-in made old is read anew, once; the request carries the same key, so it is safe. */
const renewToken = async (): Promise<void> => {
  const body = await bodyOf(await fetched('GET', '/api/session', {}));
  keepCsrfToken((body as { csrfToken?: string } | undefined)?.csrfToken ?? undefined);
};

/** One request; refusals become {@link Refused}. */
export const send = async <T>(method: string, path: string, asked: Sending = {}): Promise<Answer<T>> => {
  const sending = method === 'GET' ? asked : { ...asked, key: asked.key ?? newKey() };
  let response = await fetched(method, path, sending);
  let body = await bodyOf(response);
  if (!response.ok && refusedBy(response.status, body).code === 'trust.forgery_token_missing') {
    await renewToken();
    response = await fetched(method, path, sending);
    body = await bodyOf(response);
  }
  if (response.ok) return { data: body as T, etag: response.headers.get('ETag') ?? undefined };
  if (response.status === 401 && path !== '/api/session') onSignedOut();
  throw refusedBy(response.status, body);
};

export const get = async <T>(path: string, query?: Query, cancel?: AbortSignal): Promise<T> =>
  (await send<T>('GET', path, { query, cancel })).data;

export const post = async <T>(path: string, body?: unknown, more: Omit<Sending, 'body'> = {}): Promise<T> =>
  (await send<T>('POST', path, { ...more, body: body ?? {} })).data;

/** An answer as it is, byte for byte: what will be hashed must not be decoded and encoded again. */
export const fetchBytes = async (path: string, cancel?: AbortSignal): Promise<ArrayBuffer> => {
  const response = await fetched('GET', path, { cancel });
  if (!response.ok) throw refusedBy(response.status, await bodyOf(response));
  return response.arrayBuffer();
};
