import { ask, command, house, tagged, upload, type Answer } from './client';
import { withQuery } from './links';
import type { Preview } from './agreements';
import type { operations } from './schema';
import type { Schema } from './wire';

export type BankAccount = Schema<'BankAccountCard'>;
export type NewAccount = Schema<'AddBankAccount'>;
export type BankFile = Schema<'FileCard'>;
export type FileKind = Schema<'FileKind'>;
export type FileState = Schema<'FileState'>;
export type BankItem = Schema<'ItemCard'>;
export type ItemState = Schema<'ItemState'>;
export type ItemPart = Schema<'ItemPart'>;
export type Assignment = NonNullable<operations['assignBankItem']['requestBody']>['content']['application/json'];

export const readBankAccounts = async (signal?: AbortSignal): Promise<readonly BankAccount[]> =>
  (await ask(house.GET('/api/bank/accounts', { params: { query: { limit: 200 } }, signal }))).items;

export const addBankAccount = (body: NewAccount, key: string): Promise<BankAccount> =>
  ask(house.POST('/api/bank/accounts', { body, headers: command(key) }));

export interface FileFilter {
  account?: string | undefined;
  kind?: FileKind | undefined;
}

export const readBankFiles = (
  filter: FileFilter,
  after?: string,
  signal?: AbortSignal,
): Promise<Schema<'PageOfFileCard'>> =>
  ask(house.GET('/api/bank/files', { params: { query: { ...filter, after, limit: 50 } }, signal }));

export const readBankFile = (file: string, signal?: AbortSignal): Promise<BankFile> =>
  ask(house.GET('/api/bank/files/{file}', { params: { path: { file } }, signal }));

/** Its name goes in a header, percent-encoded: it may name somebody, and addresses are kept in logs. */
export const sendBankFile = (
  what: { account: string; kind: FileKind; file: File },
  key: string,
  onProgress: (sent: number) => void,
  cancel?: AbortSignal,
): Promise<BankFile> =>
  upload({
    path: withQuery('/api/bank/files', { account: what.account, kind: what.kind }),
    file: what.file,
    headers: {
      ...command(key),
      'File-Name': encodeURIComponent(what.file.name),
      'Content-Type': 'application/octet-stream',
    },
    onProgress,
    ...(cancel ? { cancel } : {}),
  });

export const stopBankFile = (file: string, key: string): Promise<BankFile> =>
  ask(house.POST('/api/bank/files/{file}/stop', { params: { path: { file } }, headers: command(key) }));

export const resumeBankFile = (file: string, key: string): Promise<BankFile> =>
  ask(house.POST('/api/bank/files/{file}/resume', { params: { path: { file } }, headers: command(key) }));

export interface ItemFilter {
  state?: ItemState | undefined;
  file?: string | undefined;
  account?: string | undefined;
}

export const readBankItems = (
  filter: ItemFilter,
  after?: string,
  signal?: AbortSignal,
): Promise<Schema<'PageOfItemCard'>> =>
  ask(house.GET('/api/bank/items', { params: { query: { ...filter, after, limit: 50 } }, signal }));

export const readBankItem = (item: string, signal?: AbortSignal): Promise<Answer<BankItem>> =>
  tagged(house.GET('/api/bank/items/{item}', { params: { path: { item } }, signal }));

const of = (item: string) => ({ path: { item } });

export const previewAssignment = (item: string, body: Assignment, signal?: AbortSignal): Promise<readonly Preview[]> =>
  ask(house.POST('/api/bank/items/{item}/assignment/preview', { params: of(item), body, signal }));

export const assignBankItem = (item: string, body: Assignment, key: string, ifMatch?: string): Promise<BankItem> =>
  ask(house.POST('/api/bank/items/{item}/assignment', { params: of(item), body, headers: command(key, ifMatch) }));

export const holdBankItem = (item: string, note: string, key: string, ifMatch?: string): Promise<BankItem> =>
  ask(house.POST('/api/bank/items/{item}/hold', { params: of(item), body: { note }, headers: command(key, ifMatch) }));

/** A person asks to pay money back to who sent it; another one agrees, or declines and it waits on. */
export const returnBankItem = (item: string, note: string, key: string, ifMatch?: string): Promise<BankItem> =>
  ask(
    house.POST('/api/bank/items/{item}/return', { params: of(item), body: { note }, headers: command(key, ifMatch) }),
  );

export const answerReturn = (
  item: string,
  answer: 'grant' | 'decline',
  key: string,
  ifMatch?: string,
): Promise<BankItem> =>
  ask(house.POST(`/api/bank/items/{item}/return/${answer}`, { params: of(item), headers: command(key, ifMatch) }));

export type BankOrder = Schema<'OrderCard'>;
export type OrderState = Schema<'OrderState'>;
export type DuePayment = Schema<'DuePayment'>;
export type Payee = Schema<'PayeeCard'>;
export type NewPayee = Schema<'ProposePayee'>;

export interface OrderFilter {
  file?: string | undefined;
  state?: OrderState | undefined;
  /** Those that a person has to look at. */
  troubled?: boolean | undefined;
}

export const readBankOrders = (
  filter: OrderFilter,
  after?: string,
  signal?: AbortSignal,
): Promise<Schema<'PageOfOrderCard'>> =>
  ask(house.GET('/api/bank/orders', { params: { query: { ...filter, after, limit: 50 } }, signal }));

export const repeatBankOrder = (order: BankOrder, key: string): Promise<BankOrder> =>
  ask(
    house.POST('/api/bank/orders/{order}/repetition', {
      params: { path: { order: order.id } },
      headers: command(key, `"${order.version}"`),
    }),
  );

/** What is ordered within the house and in no file yet. */
export const readDuePayments = (
  account: string,
  after?: string,
  signal?: AbortSignal,
): Promise<Schema<'PageOfDuePayment'>> =>
  ask(house.GET('/api/bank/payments', { params: { query: { account, after, limit: 50 } }, signal }));

export const makePayments = (account: string, key: string): Promise<BankFile> =>
  ask(house.POST('/api/bank/payments', { body: { account }, headers: command(key) }));

/** Somebody has handed a file of the house to the bank. */
export const handToBank = (file: string, key: string): Promise<BankFile> =>
  ask(house.POST('/api/bank/files/{file}/sent', { params: { path: { file } }, headers: command(key) }));

export const readPayees = (after?: string, signal?: AbortSignal): Promise<Schema<'PageOfPayeeCard'>> =>
  ask(house.GET('/api/bank/payees', { params: { query: { after, limit: 50 } }, signal }));

export const proposePayee = (body: NewPayee, key: string): Promise<Payee> =>
  ask(house.POST('/api/bank/payees', { body, headers: command(key) }));

export const approvePayee = (payee: Payee, key: string): Promise<Payee> =>
  ask(
    house.POST('/api/bank/payees/{payee}/approval', {
      params: { path: { payee: payee.id } },
      headers: command(key, `"${payee.version}"`),
    }),
  );
