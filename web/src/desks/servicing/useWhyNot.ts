import type { ChangeCard } from '@/api/changes';
import { Refused } from '@/api/problem';
import { useRefusalText } from '@/parts/refusal';

/** Why a kind of change cannot be made now, in the reader's language; null where it can. */
export const useWhyNot = (): ((card: ChangeCard) => string | null) => {
  const sentence = useRefusalText();
  return ({ whyNot }) => whyNot && sentence(new Refused(409, whyNot.code, whyNot.sentence, whyNot.values));
};
