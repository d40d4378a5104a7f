import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(tsx?|css|json)$/.test(path) && !path.endsWith('schema.d.ts'))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

const where = (pattern: RegExp, except: readonly string[], kind = /\.(tsx?|css)$/): string[] =>
  sources
    .filter(({ path }) => kind.test(path) && !except.includes(path) && !/\.test\.tsx?$/.test(path))
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, at) => (pattern.test(line) ? [`${relative('.', path)}:${at + 1} ${line.trim()}`] : [])),
    );

describe('the sources', () => {
  it('are found', () => expect(sources.length).toBeGreaterThan(40));

  it('name colours only in the theme', () =>
    expect(where(/#[0-9a-fA-F]{3,8}\b(?![\w-])|rgba?\(/, ['theme/tokens.ts'])).toEqual([]));

  it('format numbers only in the money module', () =>
    expect(where(/\.toFixed\(|\.toLocaleString\(|Intl\.NumberFormat/, ['parts/money.ts'])).toEqual([]));

  it('never use weight 500: Chinese faces here have none', () =>
    expect(where(/font-weight:\s*500|fontWeight:\s*500/, [])).toEqual([]));

  it('print ≤ and ≥, never two letters for them', () => expect(where(/[<>]=/, [], /words\.ts$/)).toEqual([]));

  it('keep lines within 120 columns and files within 500 lines', () => {
    expect(where(/^.{121,}$/, [], /\.tsx?$/).filter((line) => !/words\.ts:/.test(line))).toEqual([]);
    expect(
      sources.filter(({ path, text }) => /\.tsx?$/.test(path) && text.split('\n').length > 500).map((s) => s.path),
    ).toEqual([]);
  });
});
