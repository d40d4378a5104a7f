import type { ListingSource, ListingState, TraitKind } from '@/api/screening';
import type { Tone } from '@/parts/badges';

export const toneOfListing: Record<ListingState, Tone> = {
  inForce: 'failed',
  underAppeal: 'susp',
  expired: 'sched',
  ended: 'locked',
};

export const states: readonly ListingState[] = ['inForce', 'underAppeal', 'expired', 'ended'];

/** What outlives the application that named it; nothing else is listed. */
export const listable: readonly TraitKind[] = ['idNumber', 'phone', 'card', 'device', 'address', 'employer', 'vin'];

export const sources: readonly ListingSource[] = ['ownLoss', 'confirmedFraud', 'court', 'police', 'industry'];
