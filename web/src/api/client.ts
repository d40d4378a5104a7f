import createClient from 'openapi-fetch';
import { currentLanguage } from '@/i18n';
import { newKey } from './key';
import { refusedBy, unreachable } from './problem';
import type { paths } from './schema';

export interface Answer<T> {
  data: T;
  etag: string | undefined;
}

let csrfToken: string | undefined;

/** From the session answer; sent with every write. */
export const keepCsrfToken = (token: string | null | undefined): void => {
  csrfToken = token ?? undefined;
};

let onSignedOut = (): void => undefined;

/** Told when an answer says that nobody is signed in any more. */
export const whenSignedOut = (tell: () => void): void => {
  onSignedOut = tell;
};

const sessionPath = '/api/session';

const knock = async (request: Request): Promise<Response> => {
  request.headers.set('Accept-Language', currentLanguage());
  if (request.method !== 'GET') {
    if (csrfToken) request.headers.set('X-CSRF-TOKEN', csrfToken);
    if (!request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', newKey());
  }
  try {
    return await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw unreachable();
  }
};

const staleToken = 'trust.forgery_token_missing';

const isStaleToken = async (response: Response): Promise<boolean> => {
  if (response.ok || !/json/.test(response.headers.get('Content-Type') ?? '')) return false;
  return refusedBy(response.status, await response.clone().json()).code === staleToken;
};

const renewToken = async (): Promise<void> => {
  const session = await knock(new Request(new URL(sessionPath, location.origin)));
  keepCsrfToken(((await session.json()) as { csrfToken?: string | null }).csrfToken);
};

/**
 * Sends a request with what every request carries. A token that a sign-in in another tab made old is read anew, once:
 * the second try carries the same idempotency key, so nothing is done twice.
 */
const send = async (request: Request): Promise<Response> => {
  const again = request.clone();
  const response = await knock(request);
  if (!(await isStaleToken(response))) return response;
  await renewToken();
  again.headers.set('Idempotency-Key', request.headers.get('Idempotency-Key') ?? newKey());
  return knock(again);
};

/** The interface as its own description has it: paths, parameters, bodies and answers are checked by the compiler. */
export const house = createClient<paths>({ fetch: send, credentials: 'same-origin' });

interface Asked<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer with its version; a refusal is thrown as `Refused`. */
export const tagged = async <T>(asked: Promise<Asked<T>>): Promise<Answer<NonNullable<T>>> => {
  const { data, error, response } = await asked;
  if (response.ok) return { data: data as NonNullable<T>, etag: response.headers.get('ETag') ?? undefined };
  if (response.status === 401 && !response.url.endsWith(sessionPath)) onSignedOut();
  throw refusedBy(response.status, error);
};

export const ask = async <T>(asked: Promise<Asked<T>>): Promise<NonNullable<T>> => (await tagged(asked)).data;

/** The headers of a command: the key of its intent, and the version that was read. */
export const command = (key: string, ifMatch?: string): Record<string, string> => ({
  'Idempotency-Key': key,
  ...(ifMatch ? { 'If-Match': ifMatch } : {}),
});

/** An answer as it is, byte for byte: what will be hashed must not be decoded and encoded again. */
export const readBytes = async (path: string, cancel?: AbortSignal): Promise<ArrayBuffer> => {
  const response = await send(new Request(new URL(path, location.origin), cancel ? { signal: cancel } : {}));
  if (!response.ok) throw refusedBy(response.status, await response.json().catch(() => undefined));
  return response.arrayBuffer();
};

export interface Upload {
  path: string;
  file: Blob;
  headers: Readonly<Record<string, string>>;
  /** Told how many bytes have gone. */
  onProgress: (sent: number) => void;
  cancel?: AbortSignal;
}

/** Sends a file from the disk as it is, and says how far it is: only this old way of asking tells. */
const hand = ({ path, file, headers, onProgress, cancel }: Upload): Promise<{ status: number; body: unknown }> =>
  new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.responseType = 'json';
    request.setRequestHeader('Accept-Language', currentLanguage());
    if (csrfToken) request.setRequestHeader('X-CSRF-TOKEN', csrfToken);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => done({ status: request.status, body: request.response });
    request.onerror = () => fail(unreachable());
    request.onabort = () => fail(cancel?.reason ?? unreachable());
    cancel?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });

/** A file with its headers; a token that grew old is read anew, once, as for every other request. */
export const upload = async <T>(what: Upload): Promise<T> => {
  let answer = await hand(what);
  if (answer.status >= 400 && refusedBy(answer.status, answer.body).code === staleToken) {
    await renewToken();
    answer = await hand(what);
  }
  if (answer.status === 401) onSignedOut();
  if (answer.status >= 400) throw refusedBy(answer.status, answer.body);
  return answer.body as T;
};
