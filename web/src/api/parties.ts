import type { Page } from '@/parts/DataGrid';
import { get, post } from './http';
import type { PersonCard } from './applications';
import type { Money, Role, Text } from './wire';

export type Purpose =
  | 'identityCheck'
  | 'creditAssessment'
  | 'contractPerformance'
  | 'collections'
  | 'marketing'
  | 'location'
  | 'sharingWithPartner';

export interface NewPerson {
  name: string;
  idNumber: string;
  phone: string;
  monthlyIncome: Money | null;
  monthlyDebts: Money | null;
  employer: string | null;
  account: string | null;
  consents: { grantee: string; purpose: Purpose }[];
  how: 'inStore' | 'paper';
  simulated: boolean;
}

export interface PersonRegistered {
  person: string;
  organisation: string;
  user: string;
  known: boolean;
}

export const registerPerson = (person: NewPerson, key: string): Promise<PersonRegistered> =>
  post('/api/people', person, { key });

export const findPeople = (q: string, cancel?: AbortSignal): Promise<Page<PersonCard>> =>
  get('/api/people', { q, limit: 20 }, cancel);

export interface VinCard {
  vin: string;
  wmi: string;
  region: Text;
  maker: { code: string; maker: string; name: Text; simulated: boolean } | null;
  modelYear: number | null;
  checkDigitDue: boolean;
}

/** Checks and decodes a number; it asks no register. */
export const decodeVin = (vin: string, cancel?: AbortSignal): Promise<VinCard> =>
  get(`/api/vins/${encodeURIComponent(vin)}`, undefined, cancel);

export interface Consent {
  id: string;
  subject: string;
  grantee: string;
  granteeName: Text;
  purpose: Purpose;
  how: string;
  given: string;
  withdrawn: string | null;
}

export const readConsents = (cancel?: AbortSignal): Promise<Page<Consent>> =>
  get('/api/consents', { limit: 200 }, cancel);

export const giveConsent = (grantee: string, purpose: Purpose, key: string): Promise<unknown> =>
  post('/api/consents', { grantee, purpose, how: 'online' }, { key });

export const withdrawConsent = (grantee: string, purpose: Purpose, key: string): Promise<unknown> =>
  post('/api/consents/withdrawal', { grantee, purpose }, { key });

export interface Disclosure {
  id: string;
  at: string;
  reader: string;
  readerName: Text;
  readerRole: Role;
  purpose: Purpose;
  what: string;
  granted: boolean;
}

export const readDisclosures = (after?: string, cancel?: AbortSignal): Promise<Page<Disclosure>> =>
  get('/api/disclosures', { after, limit: 20 }, cancel);
