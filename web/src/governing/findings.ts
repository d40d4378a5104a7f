import type { Policy } from '@/api/governing';
import { Refused } from '@/api/problem';
import { useRefusalText } from '@/parts/refusal';

type Finding = Policy['findings'][number];

/** A finding says itself like the refusal that it would be. */
export const useFindingText = (): ((finding: Finding) => string) => {
  const say = useRefusalText();
  return (finding) =>
    say(
      new Refused(
        422,
        finding.code,
        finding.sentence,
        Object.fromEntries(finding.values.map((value) => [value.name ?? '', value.value])),
      ),
    );
};
