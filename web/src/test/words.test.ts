import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import refusals from '@/i18n/refusals.zh.json';

type Tree = { [key: string]: string | Tree };
type WordsFile = { default: { en: Tree; zh: Tree } };

const files = import.meta.glob<WordsFile>('../**/words.ts', { eager: true });
const spaces = Object.entries(files).map(([path, file]) => ({ name: path.split('/').at(-2) ?? '', ...file.default }));

const leaves = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : leaves(value, `${prefix}${key}.`),
  );
const figures = (text: string): string =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map((match) => match[1])
    .sort()
    .join();

describe.each(spaces)('the words of $name', ({ name, en, zh }) => {
  it('carry the same figures in both languages', () => {
    const chinese = new Map(leaves(zh));
    const differing = leaves(en).filter(([key, text]) => figures(text) !== figures(chinese.get(key) ?? ''));
    expect(differing.map(([key]) => `${name}:${key}`)).toEqual([]);
  });

  it('punctuate Chinese with full width', () =>
    expect(
      leaves(zh)
        .filter(([, text]) => /[\u4e00-\u9fff][,;:?!()]/.test(text))
        .map(([key]) => key),
    ).toEqual([]));

  it('leave no text empty', () =>
    expect([...leaves(en), ...leaves(zh)].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]));
});

it('every refusal of the reference is translated', () => {
  const reference = readFileSync(join(import.meta.dirname, '../../../docs/reference/refusals.md'), 'utf8');
  const codes = [...reference.matchAll(/^\| `([a-z]+\.[a-z0-9_]+)` \|/gm)].map((match) => match[1] as string);
  expect(codes.length).toBeGreaterThan(80);
  expect(codes.filter((code) => !(code in refusals))).toEqual([]);
});

it('refusals are translated with full-width punctuation', () =>
  expect(Object.entries(refusals).filter(([, text]) => /[\u4e00-\u9fff][,;:?!()]/.test(text as string))).toEqual([]));

/** Every `t('key')` of a file exists in the namespace that the file opened last before it. */
it('every word that a page asks for exists', () => {
  const known = new Map(
    spaces.map((space) => [space.name, new Set(leaves(space.en).map(([key]) => key.replace(/_(one|other)$/, '')))]),
  );
  const root = join(import.meta.dirname, '..');
  const missing = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const opened = [...text.matchAll(/const \{ t(?:: (\w+))? \} = useTranslation\('(\w+)'\)/g)];
      const names = new Set(opened.map((match) => match[2] as string));
      return [...text.matchAll(/(?<![\w.])(?:t|own|say\w*)\('([\w.]+)'/g)]
        .filter((match) => names.size > 0 && ![...names].some((name) => known.get(name)?.has(match[1] as string)))
        .map((match) => `${path}: ${match[1]}`);
    });
  expect(missing).toEqual([]);
});
