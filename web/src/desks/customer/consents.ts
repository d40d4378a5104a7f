import type { Consent, Purpose } from '@/api/parties';
import type { Text } from '@/api/wire';

/** One purpose at one grantee: whether it stands, and every change of it, newest first. */
export interface Standing {
  purpose: Purpose;
  on: boolean;
  history: { at: string; on: boolean; how: string }[];
}

export interface GranteeConsents {
  grantee: string;
  name: Text;
  standing: Standing[];
}

/** Offered to every grantee: needed ones first, then those that are free to refuse. */
const offered: readonly Purpose[] = [
  'identityCheck',
  'creditAssessment',
  'contractPerformance',
  'location',
  'marketing',
];

export const consentsByGrantee = (consents: readonly Consent[]): GranteeConsents[] => {
  const grantees = new Map(consents.map((consent) => [consent.grantee, consent.granteeName]));
  return [...grantees].map(([grantee, name]) => {
    const own = consents.filter((consent) => consent.grantee === grantee);
    const purposes = [...new Set([...offered, ...own.map((consent) => consent.purpose)])];
    return {
      grantee,
      name,
      standing: purposes.map((purpose) =>
        standingOf(
          purpose,
          own.filter((one) => one.purpose === purpose),
        ),
      ),
    };
  });
};

const standingOf = (purpose: Purpose, consents: readonly Consent[]): Standing => ({
  purpose,
  on: consents.some((consent) => consent.withdrawn === null),
  history: consents
    .flatMap((consent) => [
      { at: consent.given, on: true, how: consent.how },
      ...(consent.withdrawn === null ? [] : [{ at: consent.withdrawn, on: false, how: consent.how }]),
    ])
    .sort((a, b) => b.at.localeCompare(a.at)),
});
