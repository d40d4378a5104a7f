import { ask, command, house, tagged, type Answer } from './client';
import { Refused } from './problem';
import type { Money, Schema } from './wire';

export type QueueCard = Schema<'QueueCard'>;
export type QueueView = Schema<'QueueView'>;
export type CaseView = Schema<'CaseView'>;
export type ChannelNow = Schema<'ChannelNow'>;
export type Obstacle = Schema<'Why'>;
export type ContactCard = Schema<'ContactCard'>;
export type ContactChannel = Schema<'ContactChannel'>;
export type ContactParty = Schema<'ContactParty'>;
export type ContactOutcome = Schema<'ContactOutcome'>;
export type PromiseCard = Schema<'PromiseCard'>;
export type HardshipCard = Schema<'HardshipCard'>;
export type HardshipReason = Schema<'HardshipReason'>;
export type OrdersView = Schema<'OrdersView'>;
export type RecoveryCard = Schema<'RecoveryCard'>;
export type RecoveryState = Schema<'RecoveryState'>;
export type VendorCard = Schema<'VendorCard'>;
export type StrategyStep = Schema<'StrategyStep'>;
export type StrategyView = Schema<'StrategyView'>;
export type SwitchView = Schema<'SwitchView'>;
export type SwitchAct = Schema<'SwitchAct'>;
export type InhibitCard = Schema<'InhibitCard'>;
export type InhibitView = Schema<'InhibitView'>;
export type InhibitState = Schema<'InhibitState'>;
export type InhibitReason = Schema<'InhibitReason'>;
export type InhibitRule = Schema<'InhibitRule'>;
export type RuleNow = Schema<'RuleNow'>;
export type MySituation = Schema<'MySituation'>;
export type WarningItem = Schema<'WarningItem'>;
export type WarningView = Schema<'WarningView'>;
export type WarningLine = Schema<'WarningLine'>;
export type WarningBand = Schema<'WarningBand'>;
export type WorkCard = Schema<'WorkCard'>;
export type WorkKind = Schema<'WorkKind'>;
export type WorkState = Schema<'WorkState'>;
export type WorkAct = Schema<'WorkAct'>;
export type VendorFigures = Schema<'VendorFigures'>;
export type DisposalCard = Schema<'DisposalCard'>;
export type DisposalState = Schema<'DisposalState'>;
export type DisposalView = Schema<'DisposalView'>;
export type SaleGround = Schema<'SaleGround'>;
export type SaleCost = Schema<'SaleCost'>;
export type CostKind = Schema<'CostKind'>;
export type Distribution = Schema<'Distribution'>;

/** What stands against something, as the refusal that it would be: one way to say both. */
export const refusalOf = (why: Obstacle, words: Readonly<Record<string, string>> = {}): Refused =>
  new Refused(
    409,
    why.code,
    why.sentence,
    Object.fromEntries(why.values.map(({ name = '', value = '' }) => [name, words[value] ?? value])),
  );

const of = (agreement: string) => ({ params: { path: { agreement } } });
const seen = (version: number): string => `"${version}"`;

export interface QueueFilter {
  from?: number | undefined;
  through?: number | undefined;
  q?: string | undefined;
}

export const readQueue = (
  filter: QueueFilter,
  after?: string,
  signal?: AbortSignal,
): Promise<Schema<'PageOfQueueCard'>> =>
  ask(house.GET('/api/collections/queue', { params: { query: { ...filter, after, limit: 50 } }, signal }));

export const readQueueDays = (signal?: AbortSignal): Promise<QueueView> =>
  ask(house.GET('/api/collections/queue/days', { signal }));

export const readCase = (agreement: string, signal?: AbortSignal): Promise<CaseView> =>
  ask(house.GET('/api/collections/cases/{agreement}', { ...of(agreement), signal }));

export const readOrders = (agreement: string, signal?: AbortSignal): Promise<OrdersView> =>
  ask(house.GET('/api/collections/cases/{agreement}/orders', { ...of(agreement), signal }));

export const readMySituation = (agreement: string, signal?: AbortSignal): Promise<MySituation> =>
  ask(house.GET('/api/collections/cases/{agreement}/mine', { ...of(agreement), signal }));

export const readContacts = async (agreement: string, signal?: AbortSignal): Promise<readonly ContactCard[]> =>
  (
    await ask(
      house.GET('/api/collections/cases/{agreement}/contacts', {
        params: { path: { agreement }, query: { limit: 200 } },
        signal,
      }),
    )
  ).items;

export const beginContact = (agreement: string, body: Schema<'BeginContactBody'>, key: string): Promise<ContactCard> =>
  ask(house.POST('/api/collections/cases/{agreement}/contacts', { ...of(agreement), body, headers: command(key) }));

export const endContact = (contact: ContactCard, body: Schema<'EndContactBody'>, key: string): Promise<ContactCard> =>
  ask(
    house.POST('/api/collections/contacts/{contact}/outcome', {
      params: { path: { contact: contact.id } },
      body,
      headers: command(key, seen(contact.version)),
    }),
  );

export const makePromise = (agreement: string, amount: Money, day: string, key: string): Promise<PromiseCard> =>
  ask(
    house.POST('/api/collections/cases/{agreement}/promises', {
      ...of(agreement),
      body: { amount, day },
      headers: command(key),
    }),
  );

export const askHardship = (
  agreement: string,
  reason: HardshipReason,
  until: string,
  key: string,
): Promise<HardshipCard> =>
  ask(
    house.POST('/api/collections/cases/{agreement}/hardship', {
      ...of(agreement),
      body: { reason, until },
      headers: command(key),
    }),
  );

export const answerHardship = (plan: HardshipCard, granted: boolean, key: string): Promise<HardshipCard> =>
  ask(
    house.POST('/api/collections/hardships/{hardship}/answer', {
      params: { path: { hardship: plan.id } },
      body: { granted },
      headers: command(key, seen(plan.version)),
    }),
  );

export const disputeDebt = (agreement: string, open: boolean, key: string) =>
  ask(
    house.POST('/api/collections/cases/{agreement}/dispute', {
      ...of(agreement),
      body: { open },
      headers: command(key),
    }),
  );

export const holdForEmergency = (agreement: string, key: string) =>
  ask(house.POST('/api/collections/cases/{agreement}/emergency', { ...of(agreement), headers: command(key) }));

export const moveDebtor = (agreement: string, zone: string, key: string) =>
  ask(
    house.POST('/api/collections/cases/{agreement}/zone', { ...of(agreement), body: { zone }, headers: command(key) }),
  );

export const recordClause = (agreement: string, document: string, key: string) =>
  ask(
    house.POST('/api/collections/cases/{agreement}/clause', {
      ...of(agreement),
      body: { document },
      headers: command(key),
    }),
  );

export const readWarnings = (
  band: WarningBand | undefined,
  after?: string,
  signal?: AbortSignal,
): Promise<Schema<'PageOfWarningItem'>> =>
  ask(house.GET('/api/collections/warnings', { params: { query: { band, after, limit: 50 } }, signal }));

/** The early warning of an agreement; null where none stands, which is no fault: most agreements give no sign. */
export const readWarning = async (agreement: string, signal?: AbortSignal): Promise<WarningView | null> => {
  try {
    return await ask(house.GET('/api/collections/cases/{agreement}/warning', { ...of(agreement), signal }));
  } catch (error) {
    if (error instanceof Refused && error.code === 'collections.no_warning') return null;
    throw error;
  }
};

export const makeWarning = (agreement: string, key: string): Promise<WarningView> =>
  ask(house.POST('/api/collections/cases/{agreement}/warning', { ...of(agreement), headers: command(key) }));

export const readRecoveries = (
  filter: { state?: RecoveryState | undefined; agreement?: string | undefined },
  after?: string,
  signal?: AbortSignal,
): Promise<Schema<'PageOfRecoveryCard'>> =>
  ask(house.GET('/api/collections/recoveries', { params: { query: { ...filter, after, limit: 50 } }, signal }));

export const readRecovery = (recovery: string, signal?: AbortSignal): Promise<RecoveryCard> =>
  ask(house.GET('/api/collections/recoveries/{recovery}', { params: { path: { recovery } }, signal }));

export const orderRecovery = (agreement: string, key: string): Promise<RecoveryCard> =>
  ask(house.POST('/api/collections/cases/{agreement}/recovery', { ...of(agreement), headers: command(key) }));

export const dispatchRecovery = (order: RecoveryCard, vendor: string, key: string): Promise<RecoveryCard> =>
  ask(
    house.POST('/api/collections/recoveries/{recovery}/dispatch', {
      params: { path: { recovery: order.id } },
      body: { vendor },
      headers: command(key, seen(order.version)),
    }),
  );

export const endRecovery = (order: RecoveryCard, done: boolean, key: string): Promise<RecoveryCard> =>
  ask(
    house.POST('/api/collections/recoveries/{recovery}/end', {
      params: { path: { recovery: order.id } },
      body: { done },
      headers: command(key, seen(order.version)),
    }),
  );

export const readVendors = (after?: string, signal?: AbortSignal): Promise<Schema<'PageOfVendorCard'>> =>
  ask(house.GET('/api/collections/vendors', { params: { query: { after, limit: 200 } }, signal }));

export const addVendor = (name: string, key: string): Promise<VendorCard> =>
  ask(house.POST('/api/collections/vendors', { body: { name }, headers: command(key) }));

export const evaluateVendor = (vendor: VendorCard, score: number, key: string): Promise<VendorCard> =>
  ask(
    house.POST('/api/collections/vendors/{vendor}/evaluation', {
      params: { path: { vendor: vendor.id } },
      body: { score },
      headers: command(key, seen(vendor.version)),
    }),
  );

/** What its orders of the last 365 days say of a vendor. */
export const readVendorFigures = (vendor: string, signal?: AbortSignal): Promise<VendorFigures> =>
  ask(house.GET('/api/collections/vendors/{vendor}/figures', { params: { path: { vendor } }, signal }));

export interface WorkFilter {
  state?: WorkState | undefined;
  agreement?: string | undefined;
  vendor?: string | undefined;
  limit?: number;
}

export const readWorkOrders = (
  filter: WorkFilter,
  after?: string,
  signal?: AbortSignal,
): Promise<Schema<'PageOfWorkCard'>> =>
  ask(house.GET('/api/collections/work-orders', { params: { query: { limit: 50, ...filter, after } }, signal }));

export const readWorkOrder = (order: string, signal?: AbortSignal): Promise<WorkCard> =>
  ask(house.GET('/api/collections/work-orders/{order}', { params: { path: { order } }, signal }));

export const sendWorkOrder = (agreement: string, body: Schema<'SendOrderBody'>, key: string): Promise<WorkCard> =>
  ask(house.POST('/api/collections/cases/{agreement}/work-orders', { ...of(agreement), body, headers: command(key) }));

export const takeWorkStep = (order: WorkCard, body: Schema<'TakeStepBody'>, key: string): Promise<WorkCard> =>
  ask(
    house.POST('/api/collections/work-orders/{order}/steps', {
      params: { path: { order: order.id } },
      body,
      headers: command(key, seen(order.version)),
    }),
  );

export const readStrategy = (signal?: AbortSignal): Promise<StrategyView> =>
  ask(house.GET('/api/collections/strategy', { signal }));

export const setStrategy = (steps: StrategyStep[], key: string): Promise<StrategyView> =>
  ask(house.POST('/api/collections/strategy', { body: { steps }, headers: command(key) }));

export const readSwitch = (signal?: AbortSignal): Promise<SwitchView> =>
  ask(house.GET('/api/collections/inhibit-switch', { signal }));

export const setSwitch = (now: SwitchView, act: SwitchAct, key: string): Promise<SwitchView> =>
  ask(house.POST('/api/collections/inhibit-switch', { body: { act }, headers: command(key, seen(now.version)) }));

export const readInhibits = (
  filter: { state?: InhibitState | undefined; agreement?: string | undefined },
  after?: string,
  signal?: AbortSignal,
): Promise<Schema<'PageOfInhibitCard'>> =>
  ask(house.GET('/api/collections/inhibits', { params: { query: { ...filter, after, limit: 50 } }, signal }));

export const readInhibit = (inhibit: string, signal?: AbortSignal): Promise<Answer<InhibitView>> =>
  tagged(house.GET('/api/collections/inhibits/{inhibit}', { params: { path: { inhibit } }, signal }));

export const requestInhibit = (agreement: string, reason: InhibitReason, key: string): Promise<InhibitCard> =>
  ask(
    house.POST('/api/collections/cases/{agreement}/inhibit', {
      ...of(agreement),
      body: { reason },
      headers: command(key),
    }),
  );

const one = (inhibit: InhibitCard, key: string) => ({
  params: { path: { inhibit: inhibit.id } },
  headers: command(key, seen(inhibit.version)),
});

export const approveInhibit = (inhibit: InhibitCard, approved: boolean, key: string): Promise<InhibitCard> =>
  ask(house.POST('/api/collections/inhibits/{inhibit}/approval', { ...one(inhibit, key), body: { approved } }));

export const fireInhibit = (inhibit: InhibitCard, key: string): Promise<InhibitCard> =>
  ask(house.POST('/api/collections/inhibits/{inhibit}/firing', one(inhibit, key)));

export const releaseInhibit = (inhibit: InhibitCard, key: string): Promise<InhibitCard> =>
  ask(house.POST('/api/collections/inhibits/{inhibit}/release', one(inhibit, key)));

export const readDisposals = (
  filter: { state?: DisposalState | undefined; recovery?: string },
  after?: string,
  signal?: AbortSignal,
): Promise<Schema<'PageOfDisposalCard'>> =>
  ask(house.GET('/api/collections/disposals', { params: { query: { ...filter, after, limit: 50 } }, signal }));

export const readDisposal = (disposal: string, signal?: AbortSignal): Promise<DisposalView> =>
  ask(house.GET('/api/collections/disposals/{disposal}', { params: { path: { disposal } }, signal }));

export const openDisposal = (recovery: string, ground: SaleGround, document: string, key: string) =>
  ask(
    house.POST('/api/collections/recoveries/{recovery}/disposal', {
      params: { path: { recovery } },
      body: { ground, document },
      headers: command(key),
    }),
  );

const sale = ({ sale: { id }, version }: DisposalView, key: string) => ({
  params: { path: { disposal: id } },
  headers: command(key, seen(version)),
});

export const notifySale = (view: DisposalView, contact: string, key: string): Promise<DisposalView> =>
  ask(house.POST('/api/collections/disposals/{disposal}/notice', { ...sale(view, key), body: { contact } }));

export const priceCar = (view: DisposalView, body: Schema<'PriceCarBody'>, key: string): Promise<DisposalView> =>
  ask(house.POST('/api/collections/disposals/{disposal}/price', { ...sale(view, key), body }));

export const placeBid = (view: DisposalView, body: Schema<'PlaceBidBody'>, key: string): Promise<DisposalView> =>
  ask(house.POST('/api/collections/disposals/{disposal}/bids', { ...sale(view, key), body }));

export const sellCar = (view: DisposalView, key: string): Promise<DisposalView> =>
  ask(house.POST('/api/collections/disposals/{disposal}/sale', sale(view, key)));

export const shareProceeds = (view: DisposalView, costs: SaleCost[], key: string): Promise<DisposalView> =>
  ask(house.POST('/api/collections/disposals/{disposal}/proceeds', { ...sale(view, key), body: { costs } }));

export const cancelDisposal = (view: DisposalView, key: string): Promise<DisposalView> =>
  ask(house.POST('/api/collections/disposals/{disposal}/cancellation', sale(view, key)));
