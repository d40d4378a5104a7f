import type { BankFile, FileKind, FileState, ItemState, OrderState } from '@/api/banking';
import type { Tone } from '@/parts/badges';

export const toneOfFile: Record<FileState, Tone> = {
  receiving: 'due',
  received: 'due',
  booking: 'due',
  cancelled: 'warn',
  refused: 'failed',
  done: 'paid',
  ready: 'sched',
  sent: 'paid',
};

export const toneOfItem: Record<ItemState, Tone> = {
  booked: 'paid',
  waiting: 'susp',
  held: 'susp',
  assigned: 'paid',
  returned: 'sched',
  reconciled: 'paid',
};

export const toneOfOrder: Record<OrderState, Tone> = {
  ordered: 'sched',
  accepted: 'due',
  done: 'paid',
  rejected: 'failed',
  repeated: 'warn',
  returned: 'failed',
};

export const orderStates: readonly OrderState[] = ['ordered', 'accepted', 'done', 'rejected', 'repeated', 'returned'];

export const fileKinds: readonly FileKind[] = ['statement', 'csv', 'status', 'payments', 'collections'];
/** What the bank sends; the others the house makes itself. */
export const incoming: readonly FileKind[] = ['statement', 'csv', 'status'];
export const itemStates: readonly ItemState[] = ['waiting', 'held', 'booked', 'assigned', 'returned', 'reconciled'];

/** Something is being done with the file just now. */
export const isUnderWay = (state: FileState): boolean =>
  state === 'receiving' || state === 'received' || state === 'booking';

/** How much of a file is done, as a share of its movements; nothing before it was read to its end. */
export const progressOf = (file: Pick<BankFile, 'entries' | 'booked' | 'waiting' | 'known'>): number =>
  file.entries === 0 ? 0 : Math.min(1, (file.booked + file.waiting + file.known) / file.entries);

/** Every movement of a file that is done is booked, waits, or was known before. */
export const addsUp = (file: Pick<BankFile, 'entries' | 'booked' | 'waiting' | 'known'>): boolean =>
  file.entries === file.booked + file.waiting + file.known;

/** What a file most likely is, by its name. */
export const kindOf = (name: string): FileKind =>
  /\.csv$/i.test(name) ? 'csv' : /pain\.?002|status/i.test(name) ? 'status' : 'statement';

const units = ['B', 'kB', 'MB', 'GB'] as const;

/** A size as a person reads it: 1_536 bytes are 1.5 kB. */
export const sizeOf = (bytes: number): string => {
  let [size, unit] = [bytes, 0];
  for (; size >= 1024 && unit < units.length - 1; unit += 1) size /= 1024;
  return `${unit === 0 || size >= 100 ? Math.round(size) : Math.round(size * 10) / 10} ${units[unit]}`;
};
