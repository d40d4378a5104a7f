import type { Agreement } from '@/api/agreements';
import type { Change } from '@/api/changes';
import { formatMoney, parseMoney, type Money } from '@/parts/money';

/** Where a kind of change stands in the menu. */
export const groups = ['payments', 'charges', 'terms', 'hardship', 'losses', 'end', 'other'] as const;
export type Group = (typeof groups)[number];

/** One entry of the form of a change: what is asked, and what stands there at first. */
export type FieldSpec = { name: string; optional?: boolean } & (
  | { kind: 'money'; start?: 'due' | 'credit' }
  | { kind: 'rate' | 'day' | 'payment' | 'codes' }
  | { kind: 'count'; start: number; least?: number }
  | { kind: 'text' | 'choice' | 'order'; start: string; of?: readonly string[] }
  | { kind: 'flag'; start: boolean }
);

export interface KindSpec {
  group: Group;
  fields: readonly FieldSpec[];
}

const money = (start?: 'due' | 'credit'): FieldSpec => ({ name: 'amount', kind: 'money', ...(start ? { start } : {}) });
const choice = (name: string, start: string, of: readonly string[]): FieldSpec => ({ name, kind: 'choice', start, of });
const count = (name: string, start: number, least = 1): FieldSpec => ({ name, kind: 'count', start, least });
const party = (name: string, start: string): FieldSpec =>
  choice(name, start, ['customer', 'dealer', 'maker', 'insurer', 'guarantor', 'auction']);
const arrears = (start: string): FieldSpec => choice('arrears', start, ['kept', 'next', 'spread', 'capitalised']);
const component = (start: string, of: readonly string[]): FieldSpec => choice('component', start, of);

/** What each kind of change asks for beside its day and a note. The server alone decides what comes of it. */
export const kinds: Readonly<Record<string, KindSpec>> = {
  payment: {
    group: 'payments',
    fields: [money('due'), choice('channel', 'transfer', ['transfer', 'counter', 'directDebit'])],
  },
  refund: { group: 'payments', fields: [money(), party('from', 'dealer')] },
  interestRefund: { group: 'payments', fields: [money()] },
  goodwill: { group: 'payments', fields: [money()] },
  creditRefund: { group: 'payments', fields: [money('credit')] },
  chargeback: { group: 'payments', fields: [{ name: 'of', kind: 'payment' }, money()] },
  disbursement: { group: 'payments', fields: [money()] },
  buyDownFee: { group: 'payments', fields: [money(), party('payer', 'maker')] },

  charge: {
    group: 'charges',
    fields: [{ name: 'code', kind: 'text', start: 'document-copy' }, money(), component('fee', ['fee', 'penalty'])],
  },
  waiver: { group: 'charges', fields: [component('interest', ['interest', 'fee', 'penalty']), money()] },
  capitalisedIncome: { group: 'charges', fields: [money(), { name: 'code', kind: 'text', start: 'income' }] },

  rateChange: { group: 'terms', fields: [{ name: 'annualRate', kind: 'rate' }] },
  termExtension: { group: 'terms', fields: [count('instalments', 6)] },
  restructuring: {
    group: 'terms',
    fields: [
      { name: 'annualRate', kind: 'rate', optional: true },
      count('extraInstalments', 12, 0),
      count('gracePrincipal', 0, 0),
      count('graceInterest', 0, 0),
      { name: 'nextDue', kind: 'day', optional: true },
      arrears('kept'),
    ],
  },
  allocationChange: {
    group: 'terms',
    fields: [
      choice('by', 'instalment', ['instalment', 'component']),
      {
        name: 'order',
        kind: 'order',
        start: 'penalty,fee,interest,principal',
        of: ['penalty', 'fee', 'interest', 'principal'],
      },
    ],
  },

  deferral: { group: 'hardship', fields: [{ name: 'to', kind: 'day' }] },
  holiday: {
    group: 'hardship',
    fields: [
      count('instalments', 3),
      choice('interest', 'carried', ['carried', 'capitalised', 'paid', 'waived']),
      { name: 'extendsTerm', kind: 'flag', start: true },
    ],
  },
  interestPause: { group: 'hardship', fields: [{ name: 'through', kind: 'day' }] },
  reAge: {
    group: 'hardship',
    fields: [count('instalments', 24), { name: 'firstDueDate', kind: 'day' }, arrears('spread')],
  },
  reAmortisation: { group: 'hardship', fields: [arrears('spread')] },

  chargeOff: {
    group: 'losses',
    fields: [choice('behaviour', 'regular', ['regular', 'zeroInterest', 'accelerateMaturity'])],
  },
  writeOff: { group: 'losses', fields: [] },
  recovery: { group: 'losses', fields: [money(), party('from', 'customer')] },

  settlement: { group: 'end', fields: [choice('channel', 'transfer', ['transfer', 'counter', 'directDebit'])] },
  balloonRefinance: {
    group: 'end',
    fields: [count('instalments', 24), { name: 'annualRate', kind: 'rate', optional: true }],
  },
  vehicleReturn: { group: 'end', fields: [{ name: 'value', kind: 'money', optional: true }] },
  termination: { group: 'end', fields: [] },

  leaseCharge: {
    group: 'charges',
    fields: [
      { name: 'code', kind: 'text', start: 'traffic-fine' },
      money(),
      { name: 'dueDate', kind: 'day', optional: true },
    ],
  },
  inspection: {
    group: 'charges',
    fields: [
      count('odometerKm', 0, 0),
      { name: 'wear', kind: 'codes' },
      { name: 'dueDate', kind: 'day', optional: true },
    ],
  },
  depositUse: { group: 'payments', fields: [money('due')] },
  rentRefund: { group: 'payments', fields: [money('credit')] },
  guarantorPayment: { group: 'payments', fields: [money()] },
  residualReview: { group: 'terms', fields: [{ name: 'unguaranteed', kind: 'money' }] },
  leaseExtension: { group: 'terms', fields: [] },
  demand: { group: 'losses', fields: [] },
  rentAcceleration: { group: 'losses', fields: [] },
  carReturn: { group: 'end', fields: [{ name: 'vehicleValue', kind: 'money', optional: true }] },
  purchase: { group: 'end', fields: [] },
  buyback: { group: 'end', fields: [] },
  carSale: { group: 'end', fields: [money()] },
  leaseTermination: {
    group: 'end',
    fields: [
      choice('cause', 'agreed', ['agreed', 'arrears', 'totalLoss']),
      { name: 'vehicleValue', kind: 'money', optional: true },
      { name: 'claim', kind: 'money', optional: true },
      { name: 'judgmentUnpaid', kind: 'flag', start: false },
    ],
  },

  swap: {
    group: 'terms',
    fields: [
      { name: 'plan', kind: 'text', start: '' },
      count('odometerBack', 0, 0),
      { name: 'vin', kind: 'text', start: '' },
      count('odometer', 0, 0),
    ],
  },
  subscriptionPause: { group: 'terms', fields: [{ name: 'through', kind: 'day' }] },
  cancellation: { group: 'end', fields: [] },
  carBack: { group: 'end', fields: [count('odometerKm', 0, 0)] },

  reversal: { group: 'other', fields: [] },
};

/** A kind that the portal does not know yet asks for its day and a note, and the server says what else it needs. */
export const specOf = (type: string): KindSpec => kinds[type] ?? { group: 'other', fields: [] };

/** What was typed: text by the name of its field. `on` and `note` belong to every kind. */
export type Draft = Readonly<Record<string, string>>;

/** The figures that a draft starts from. */
export type Ground = Pick<Agreement, 'asOf' | 'kpis'>;

const plain = (amount: Money | null | undefined): string => (amount ? formatMoney(amount).replaceAll(',', '') : '');

const startOf = (field: FieldSpec, { kpis }: Ground): string => {
  switch (field.kind) {
    case 'money':
      if (field.start === 'due') return plain(kpis.dueToday.minorUnits > 0 ? kpis.dueToday : kpis.nextDue?.amount);
      return field.start === 'credit' ? plain(kpis.credit) : '';
    case 'rate':
    case 'day':
    case 'payment':
    case 'codes':
      return '';
    case 'flag':
      return field.start ? 'yes' : '';
    default:
      return String(field.start);
  }
};

export const emptyDraft = (type: string, ground: Ground): Draft => ({
  on: ground.asOf,
  note: '',
  ...Object.fromEntries(specOf(type).fields.map((field) => [field.name, startOf(field, ground)])),
});

const isoDay = /^\d{4}-\d{2}-\d{2}$/;
const wholeNumber = /^\d{1,7}$/;

/** A rate typed in per cent, as the fraction that travels: the point moves two places to the left. */
export const fractionOf = (percent: string): string | undefined => {
  const match = /^(\d{1,2})(?:\.(\d{1,6}))?$/.exec(percent.trim());
  if (!match) return undefined;
  const digits = (match[1] ?? '').padStart(3, '0') + (match[2] ?? '');
  const point = digits.length - 2 - (match[2] ?? '').length;
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
};

/** The value that travels for what was typed; undefined where it is missing or is none. */
const valueOf = (field: FieldSpec, typed: string, currency: string): unknown => {
  switch (field.kind) {
    case 'money': {
      const amount = parseMoney(typed, currency);
      return amount && amount.minorUnits > 0 ? amount : undefined;
    }
    case 'rate':
      return fractionOf(typed);
    case 'day':
      return isoDay.test(typed) ? typed : undefined;
    case 'count':
      return wholeNumber.test(typed) && Number(typed) >= (field.least ?? 1) ? Number(typed) : undefined;
    case 'payment':
      return /^\d+$/.test(typed) ? Number(typed) : undefined;
    case 'flag':
      return typed === 'yes';
    case 'codes':
      return typed.split(/[\s,，]+/).filter((code) => code !== '');
    case 'order': {
      const order = typed.split(',');
      return order.length === field.of?.length ? order : undefined;
    }
    default:
      return typed.trim() === '' ? undefined : typed.trim();
  }
};

/** The fields that still stand between the draft and a change, by name. */
export const missingOf = (type: string, draft: Draft, currency: string): readonly string[] => [
  ...(isoDay.test(draft['on'] ?? '') ? [] : ['on']),
  ...specOf(type)
    .fields.filter((field) => {
      const typed = draft[field.name] ?? '';
      return !(field.optional && typed.trim() === '') && valueOf(field, typed, currency) === undefined;
    })
    .map((field) => field.name),
];

/** The particulars of a draft as they travel, without its type; undefined while something is missing. */
export const particularsOf = (
  type: string,
  draft: Draft,
  currency: string,
): Readonly<Record<string, unknown>> | undefined => {
  if (missingOf(type, draft, currency).length > 0) return undefined;
  const note = (draft['note'] ?? '').trim();
  return {
    on: draft['on'],
    note: note === '' ? null : note,
    ...Object.fromEntries(
      specOf(type)
        .fields.map((field) => [field.name, valueOf(field, draft[field.name] ?? '', currency)] as const)
        .filter(([, value]) => value !== undefined),
    ),
  };
};

/** What the draft asks for, or undefined while something is missing; its type first, as the server reads it. */
export const changeOf = (type: string, draft: Draft, currency: string): Change | undefined => {
  const particulars = particularsOf(type, draft, currency);
  return particulars && ({ type, ...particulars } as unknown as Change);
};
