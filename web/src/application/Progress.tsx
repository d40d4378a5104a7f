import type { Application, TimelineItem } from '@/api/applications';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { SimulatedPill, type Tone } from '@/parts/badges';
import { formatElapsed } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { Timeline, type TimelineEntry } from '@/parts/Timeline';
import './checks.css';

const tones: readonly (readonly [pattern: RegExp, tone: Tone])[] = [
  [/declin|refus|fail|withdraw/i, 'failed'],
  [/handed in/i, 'paid'],
  [/refer|counter|paper|person/i, 'warn'],
  [/approv|paid|confirm|signed|accept/i, 'paid'],
];

const toneOf = (item: TimelineItem): Tone => tones.find(([pattern]) => pattern.test(item.text.en))?.[1] ?? 'due';

/** What happened and when, newest on top, with the two times that the house measures of itself. */
export const Progress = ({ application, today }: { application: Application; today: string }) => {
  const { t } = useTranslation('application');
  const say = useSay();
  const known = new Map([...application.papers, ...application.missing].map((paper) => [paper.code, say(paper.name)]));
  // Papers are noted by their codes.
  const inWords = (note: string | null) =>
    note
      ?.split(', ')
      .map((word) => known.get(word) ?? word)
      .join(t('listSeparator'));
  const entries: TimelineEntry[] = [...application.timeline]
    .sort((a, b) => b.at.localeCompare(a.at))
    .map((item, at) => ({
      id: `${item.at}.${at}`,
      at: item.at,
      tone: toneOf(item),
      title: say(item.text),
      note: (
        <>
          {[inWords(item.note), item.who || t(`role.${item.role}`)].filter(Boolean).join(' · ')}{' '}
          {item.simulated && <SimulatedPill />}
        </>
      ),
    }));
  const elapsed = (milliseconds: number | null) => (
    <strong className="wh-num">{milliseconds === null ? t('notYet') : formatElapsed(milliseconds)}</strong>
  );
  return (
    <Panel title={t('progress')}>
      <Timeline entries={entries} today={today} />
      <div className="wh-measured">
        <Facts
          rows={[
            [t('submitToDecision'), elapsed(application.measured.submitToDecisionMs)],
            [t('signatureToOrder'), elapsed(application.measured.signatureToPayoutOrderMs)],
            [t('signatureToPayout'), elapsed(application.measured.signatureToPayoutMs)],
          ]}
        />
      </div>
    </Panel>
  );
};
