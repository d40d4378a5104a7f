import type { Tone } from '@/parts/badges';
import type { Page } from '@/parts/DataGrid';
import { get, post, send, type Answer } from './http';
import { listed } from './quotes';
import type { Money, OrganisationCard, Text, WireExplanation } from './wire';

export type AgreementState = 'active' | 'settled' | 'closed';

export interface NextDue {
  number?: number;
  day: string;
  amount: Money;
}

export interface AgreementRow {
  id: string;
  number: string;
  state: AgreementState;
  customer: string;
  product: Text;
  model: Text;
  vin: string;
  lender: Text;
  principalLeft: Money;
  dueToday: Money;
  overdueDays: number;
  nextDue: NextDue | null;
  paidCount: number;
  total: number;
}

export interface Kpis {
  dueToday: Money;
  overdue: Money;
  overdueDays: number;
  credit: Money;
  principalLeft: Money;
  nextDue: NextDue | null;
  paidCount: number;
  total: number;
}

export interface Agreement {
  id: string;
  number: string;
  version: number;
  state: AgreementState;
  customer: string;
  customerId: string | null;
  lender: OrganisationCard | null;
  dealer: OrganisationCard | null;
  product: Text;
  vin: string;
  model: Text;
  startedOn: string;
  months: number;
  annualRate: string;
  principal: Money;
  instalment: Money | null;
  application: string | null;
  asOf: string;
  kpis: Kpis;
}

export interface ScheduleRow {
  number: number;
  dueDate: string;
  principal: Money;
  interest: Money;
  fees: Money;
  due: Money;
  paid: Money;
  outstanding: Money;
  /** Principal left when this row and all before it are paid. */
  balanceAfter: Money;
  state: 'scheduled' | 'due' | 'paid' | 'overdue' | 'dropped';
  overdueDays: number;
  paidOn: string | null;
}

export interface AgreementEvent {
  sequence: number;
  type: string;
  valueDate: string;
  bookedOn: string;
  at: string;
  amount: Money | null;
  text: Text;
  note: Text | null;
  channel: string | null;
  reversed: boolean;
  reversible: boolean;
  simulated: boolean;
}

export interface Preview {
  before: Kpis;
  after: Kpis;
  parts: Record<'principal' | 'interest' | 'fees' | 'penalties' | 'credit', Money> | null;
  journal: { account: string; name: Text; amount: Money }[];
}

export interface SettlementQuote {
  on: string;
  principal: Money;
  interest: Money;
  fees: Money;
  credit: Money;
  total: Money;
  interestSaved: Money;
  /** What settles it a day later. */
  nextDay: Money;
}

export type Channel = 'counter' | 'transfer' | 'directDebit' | 'simulatedBank';

export interface Payment {
  amount: Money;
  /** Absent: the bank dates it, today. */
  valueDate?: string;
  channel: Channel;
}

/** How each row of a schedule looks. */
export const toneOfRow: Record<ScheduleRow['state'], Tone> = {
  scheduled: 'sched',
  due: 'due',
  paid: 'paid',
  overdue: 'over',
  dropped: 'locked',
};

const at = (id: string, rest = ''): string => `/api/agreements/${id}${rest}`;

export const readAgreements = (
  filter: { q?: string | undefined; state?: string | undefined; bucket?: string | undefined },
  after?: string,
  cancel?: AbortSignal,
): Promise<Page<AgreementRow>> => get('/api/agreements', { ...filter, after, limit: 50 }, cancel);

export const readAgreement = (id: string, cancel?: AbortSignal): Promise<Answer<Agreement>> =>
  send('GET', at(id), { cancel });

export const readSchedule = async (id: string, cancel?: AbortSignal): Promise<readonly ScheduleRow[]> => {
  const answer = await get<
    { rows: readonly ScheduleRow[] } | { items: readonly ScheduleRow[] } | readonly ScheduleRow[]
  >(at(id, '/schedule'), undefined, cancel);
  return 'rows' in answer ? answer.rows : listed(answer);
};

export const readEvents = (id: string, after?: string, cancel?: AbortSignal): Promise<Page<AgreementEvent>> =>
  get(at(id, '/events'), { after, limit: 50 }, cancel);

export const whyFigure = (
  id: string,
  figure: string,
  query: Record<string, string>,
  cancel?: AbortSignal,
): Promise<WireExplanation> => get(at(id, `/why/${figure}`), query, cancel);

export const previewPayment = (id: string, payment: Payment, cancel?: AbortSignal): Promise<Preview> =>
  post(at(id, '/payments/preview'), payment, { cancel });

export const pay = (id: string, payment: Payment, key: string, ifMatch: string | undefined): Promise<unknown> =>
  post(at(id, '/payments'), payment, { key, ifMatch });

export const quoteSettlement = (id: string, on: string, cancel?: AbortSignal): Promise<SettlementQuote> =>
  get(at(id, '/settlement-quote'), { on }, cancel);

export const settle = (
  id: string,
  body: { on?: string; amount: Money; channel: Channel },
  key: string,
  ifMatch: string | undefined,
): Promise<unknown> => post(at(id, '/settlement'), body, { key, ifMatch });
