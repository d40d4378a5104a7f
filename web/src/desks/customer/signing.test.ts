import { expect, it } from 'vitest';
import { hashOf, signBytes } from './signing';

const bytesOf = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer;
const fromBase64 = (text: string): ArrayBuffer =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer;

const verify = async (signed: { publicKey: string; signature: string }, document: ArrayBuffer): Promise<boolean> => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('spki', fromBase64(signed.publicKey), algorithm, false, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, fromBase64(signed.signature), document);
};

it('hashes as the standard says: SHA-256 of abc', async () => {
  expect(await hashOf(bytesOf('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

it('signs these bytes and no others', async () => {
  const signed = await signBytes(bytesOf('<html>合同</html>'));
  expect(fromBase64(signed.signature).byteLength).toBe(64);
  expect(await verify(signed, bytesOf('<html>合同</html>'))).toBe(true);
  expect(await verify(signed, bytesOf('<html>合同 </html>'))).toBe(false);
});
