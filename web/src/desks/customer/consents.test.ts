import { expect, it } from 'vitest';
import type { Consent } from '@/api/parties';
import { consentsByGrantee } from './consents';

const lender = { grantee: 'org_1', granteeName: { zh: '海悦', en: 'Haiyue' }, subject: 'org_2' };
const consent = (purpose: Consent['purpose'], given: string, withdrawn: string | null): Consent => ({
  id: given,
  ...lender,
  purpose,
  how: 'inStore',
  given,
  withdrawn,
});

it('tells what stands from what was withdrawn, and keeps the history newest first', () => {
  const [group] = consentsByGrantee([
    consent('location', '2026-01-01', '2026-02-01'),
    consent('location', '2026-03-01', null),
    consent('marketing', '2026-01-01', '2026-01-05'),
  ]);
  const of = (purpose: string) => group?.standing.find((one) => one.purpose === purpose);
  expect(of('location')?.on).toBe(true);
  expect(of('location')?.history.map((line) => [line.at, line.on])).toEqual([
    ['2026-03-01', true],
    ['2026-02-01', false],
    ['2026-01-01', true],
  ]);
  expect(of('marketing')?.on).toBe(false);
  expect(of('creditAssessment')).toMatchObject({ on: false, history: [] });
});
