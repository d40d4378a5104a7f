import { describe, expect, it } from 'vitest';
import type { CheckResult, FiledGroup } from '@/api/registers';
import { countsOf } from './results';

const group = (...found: CheckResult[]): FiledGroup => ({
  label: { zh: '身份', en: 'Identity' },
  worst: found[0] ?? 'pass',
  checks: found.map((result, at) => ({
    id: `ID-${at}`,
    name: { zh: '', en: '' },
    result,
    actual: null,
    limit: null,
    why: [],
    verified: true,
    source: null,
    version: 1,
    inputsHash: '',
    sources: [],
  })),
});

describe('counts of results', () => {
  it('tells the gravest first, over all groups', () => {
    expect(countsOf([group('refer', 'pass', 'pass'), group('decline', 'pass')])).toEqual([
      ['decline', 1],
      ['refer', 1],
      ['pass', 3],
    ]);
  });

  it('says nothing of what nobody came to', () => {
    expect(countsOf([])).toEqual([]);
  });
});
