import { expect, it } from 'vitest';
import { leafHashOf, rootOf } from './merkle';

// The eight leaves of the certificate-transparency reference tree, and its root.
const leaves = ['', '\u0000', '\u0010', ' !', '01', '@ABC', 'PQRSTUVW', '`abcdefghijklmno'];
const root = '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328';

it('hashes the empty leaf as the reference does', async () => {
  expect(await leafHashOf('')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
});

it('finds the reference root from the first leaf of eight and its path', async () => {
  const path = [
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ];
  expect(await rootOf(0, 8, await leafHashOf(leaves[0] ?? ''), path)).toBe(root);
  expect(await rootOf(1, 8, await leafHashOf(leaves[0] ?? ''), path)).not.toBe(root);
  expect(await rootOf(0, 8, await leafHashOf('altered'), path)).not.toBe(root);
  expect(await rootOf(0, 8, await leafHashOf(leaves[0] ?? ''), path.slice(1))).toBeUndefined();
});
