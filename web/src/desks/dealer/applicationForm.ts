import type { NewApplication } from '@/api/applications';
import type { NewPerson, Purpose } from '@/api/parties';
import type { Offer, QuoteInput } from '@/api/quotes';
import { parseMoney, type Money } from '@/parts/money';

/** What the form holds as typed. */
export interface Draft {
  name: string;
  idNumber: string;
  phone: string;
  employer: string;
  account: string;
  monthlyIncome: string;
  monthlyDebts: string;
  vin: string;
  odometerKm: string;
  papers: string[];
  consents: Purpose[];
  simulated: boolean;
}

/** Without these three a lender may not look at the application (PIPL articles 14 and 29). */
export const neededConsents: readonly Purpose[] = ['identityCheck', 'creditAssessment', 'contractPerformance'];
/** May be refused without any effect on the application (PIPL article 16). */
export const freeConsents: readonly Purpose[] = ['marketing', 'location'];

export const emptyDraft = (vin: string | null): Draft => ({
  name: '',
  idNumber: '',
  phone: '',
  employer: '',
  account: '',
  monthlyIncome: '',
  monthlyDebts: '',
  vin: vin ?? '',
  odometerKm: '',
  papers: [],
  consents: [],
  simulated: false,
});

export type Problems = Partial<Record<keyof Draft, string>>;

/** Absent where nothing was written: what is not known is not sent. */
const amount = (text: string, currency: string): Money | undefined => parseMoney(text, currency);

/** What is wrong, by field, as a key of the words; the server checks again and decides. */
export const problemsOf = (draft: Draft, input: QuoteInput): Problems => {
  const wrong: Problems = {};
  if (draft.name.trim().length < 2) wrong.name = 'wrongName';
  if (!/^\d{17}[\dXx]$/.test(draft.idNumber.trim())) wrong.idNumber = 'wrongIdNumber';
  if (!/^1\d{10}$/.test(draft.phone.trim())) wrong.phone = 'wrongPhone';
  if (!parseMoney(draft.monthlyIncome, input.price.currency)) wrong.monthlyIncome = 'wrongAmount';
  if (draft.monthlyDebts.trim() !== '' && !parseMoney(draft.monthlyDebts, input.price.currency))
    wrong.monthlyDebts = 'wrongAmount';
  if (!/^[A-HJ-NPR-Z0-9]{17}$/.test(draft.vin)) wrong.vin = 'wrongVin';
  if (input.condition === 'used' && !/^\d{1,7}$/.test(draft.odometerKm.trim())) wrong.odometerKm = 'wrongOdometer';
  if (neededConsents.some((purpose) => !draft.consents.includes(purpose))) wrong.consents = 'wrongConsents';
  return wrong;
};

export const personOf = (draft: Draft, offer: Offer, currency: string): NewPerson => ({
  name: draft.name.trim(),
  idNumber: draft.idNumber.trim().toUpperCase(),
  phone: draft.phone.trim(),
  monthlyIncome: amount(draft.monthlyIncome, currency),
  monthlyDebts: amount(draft.monthlyDebts, currency),
  employer: draft.employer.trim() || null,
  account: draft.account.trim() || null,
  consents: draft.consents.map((purpose) => ({ grantee: offer.lender.id, purpose })),
  how: 'inStore',
});

export const applicationOf = (draft: Draft, offer: Offer, input: QuoteInput, person: string): NewApplication => ({
  quote: { ...input, vin: draft.vin },
  productId: offer.productId,
  version: offer.version,
  person,
  vin: draft.vin,
  addOns: input.addOns ?? [],
  odometerKm: input.condition === 'used' ? Number(draft.odometerKm) : null,
  papers: draft.papers,
});
