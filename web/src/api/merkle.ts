/** RFC 6962 in the reader’s own browser: a proof means little if the house that is checked does the checking. */

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

const hexOf = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const sha256 = async (...parts: Uint8Array[]): Promise<string> => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return hexOf(await crypto.subtle.digest('SHA-256', whole));
};

/** Section 2.1: the hash of a leaf is SHA-256 of a zero byte and the record's bytes. */
export const leafHashOf = (body: string): Promise<string> => sha256(Uint8Array.of(0), new TextEncoder().encode(body));

const nodeHashOf = (left: string, right: string): Promise<string> =>
  sha256(Uint8Array.of(1), bytesOf(left), bytesOf(right));

/** Section 2.1.1 read backwards: the root that a leaf and its path give; undefined where the path fits no such tree. */
export const rootOf = async (
  leaf: number,
  size: number,
  leafHash: string,
  path: readonly string[],
): Promise<string | undefined> => {
  let [at, last, hash] = [leaf, size - 1, leafHash];
  for (const sibling of path) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      hash = await nodeHashOf(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      hash = await nodeHashOf(hash, sibling);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : undefined;
};
