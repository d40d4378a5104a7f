import type { Money } from '@/parts/money';

/** Words of the house in both languages, as they travel. */
export interface Text {
  zh: string;
  en: string;
}

export type { Money };

export type Role = 'customer' | 'dealer' | 'underwriter' | 'servicing' | 'treasury' | 'regulator' | 'admin' | 'partner';

export interface OrganisationCard {
  id: string;
  kind: string;
  name: Text;
  simulated: boolean;
}

export interface WireExplanation {
  title: Text;
  figure: string;
  asOf: string;
  parts: { label: Text; amount?: Money | null; formula?: string | null; reference?: string | null }[];
  total: Money | null;
  whatIf?: { text: Text; before: string; after: string }[] | null;
  rules?: { id: string; verified: boolean; says: Text }[] | null;
  rounding?: string | null;
  recomputedDifference?: Money | null;
}
