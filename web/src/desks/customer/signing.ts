/** What is sent with a signature: the public key (SPKI) and the signature (IEEE P1363), both base64. */
export interface Signature {
  publicKey: string;
  signature: string;
}

export const canSign = (): boolean => globalThis.crypto?.subtle !== undefined;

const base64 = (bytes: ArrayBuffer): string =>
  btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''));

/** SHA-256 as lower-case hex, as the server prints it. */
export const hashOf = async (document: ArrayBuffer): Promise<string> =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', document)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

/**
 * Signs exactly these bytes with a new ECDSA key on P-256. The private half cannot be taken out of the browser and is
 * forgotten with the page: one key, one contract.
 */
export const signBytes = async (document: ArrayBuffer): Promise<Signature> => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const keys = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, document);
  return { publicKey: base64(await crypto.subtle.exportKey('spki', keys.publicKey)), signature: base64(signature) };
};
