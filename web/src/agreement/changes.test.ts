import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Agreement } from '@/api/agreements';
import { changeOf, emptyDraft, fractionOf, kinds, missingOf, type Ground } from './changes';
import words from './words';

const cny = (minorUnits: number) => ({ minorUnits, currency: 'CNY' });
const ground = {
  asOf: '2026-02-05',
  kpis: { dueToday: cny(408027), credit: cny(1250), nextDue: null } as unknown as Agreement['kpis'],
} satisfies Ground;

describe('the draft of a change', () => {
  it('starts from what is due, from what is held, and from today', () => {
    expect(emptyDraft('payment', ground)).toMatchObject({ on: '2026-02-05', amount: '4080.27', channel: 'transfer' });
    expect(emptyDraft('creditRefund', ground)).toMatchObject({ amount: '12.50' });
  });

  it('says what is missing, and leaves out what may be', () => {
    const draft = emptyDraft('restructuring', ground);
    expect(missingOf('restructuring', draft, 'CNY')).toEqual([]);
    expect(missingOf('restructuring', { ...draft, extraInstalments: '-1', nextDue: 'soon' }, 'CNY')).toEqual([
      'extraInstalments',
      'nextDue',
    ]);
    expect(missingOf('deferral', emptyDraft('deferral', ground), 'CNY')).toEqual(['to']);
    expect(changeOf('deferral', emptyDraft('deferral', ground), 'CNY')).toBeUndefined();
  });

  it('travels with its type first and only with what was filled in', () => {
    const change = changeOf('restructuring', { ...emptyDraft('restructuring', ground), annualRate: '4.5' }, 'CNY');
    expect(Object.keys(change ?? {})[0]).toBe('type');
    expect(change).toEqual({
      type: 'restructuring',
      on: '2026-02-05',
      note: null,
      annualRate: '0.045',
      extraInstalments: 12,
      gracePrincipal: 0,
      graceInterest: 0,
      arrears: 'kept',
    });
    expect(changeOf('holiday', { ...emptyDraft('holiday', ground), extendsTerm: '' }, 'CNY')).toMatchObject({
      instalments: 3,
      interest: 'carried',
      extendsTerm: false,
    });
  });

  it('moves the point of a rate and computes nothing', () => {
    expect(fractionOf('4.5')).toBe('0.045');
    expect(fractionOf('12')).toBe('0.12');
    expect(fractionOf('7.25')).toBe('0.0725');
    expect(fractionOf('4,5')).toBeUndefined();
  });
});

describe('the kinds of change', () => {
  const described = JSON.parse(readFileSync(join(import.meta.dirname, '../../openapi.json'), 'utf8')) as {
    components: { schemas: Record<string, { properties?: { type?: { enum?: string[] } } }> };
  };
  const types = Object.entries(described.components.schemas)
    .filter(([name]) => name.startsWith('AgreementChange'))
    .flatMap(([, schema]) => schema.properties?.type?.enum ?? []);

  it('are those of the server', () => {
    expect(types.length).toBeGreaterThan(20);
    expect(types.filter((type) => !(type in kinds))).toEqual([]);
  });

  it('have a word for each field and each choice', () => {
    const { field, choice } = words.en as {
      field: Record<string, string>;
      choice: Record<string, Record<string, string>>;
    };
    const missing = Object.values(kinds).flatMap((kind) =>
      kind.fields.flatMap((one) => [
        ...(one.name in field ? [] : [one.name]),
        ...('of' in one ? (one.of ?? []).filter((value) => !(value in (choice[one.name] ?? {}))) : []),
      ]),
    );
    expect(missing).toEqual([]);
  });
});
