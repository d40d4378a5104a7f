import { useQuery } from '@tanstack/react-query';
import { readFairness, type Fairness } from '@/api/governing';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { dash, formatCount, formatIndex } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { PlainTable } from '@/parts/PlainTable';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { shown, useInterval } from './parts';

const figure = (value: number | null): string => (value === null ? dash : formatIndex(value));

/** The four-fifths rule by age, and what would treat the groups more alike. */
export const FairnessPanel = ({ family }: { family: string }) => {
  const { t } = useTranslation('governing');
  const read = useQuery({ queryKey: ['fairness', family], queryFn: ({ signal }) => readFairness(family, signal) });
  return (
    <Panel flush title={t('fairness')} note={`${t(`family.${family as 'car-loan'}`)} · ${t('fairnessNote')}`}>
      {read.error ? (
        <ErrorState error={read.error} onRetry={() => void read.refetch()} />
      ) : !read.data ? (
        <Loading lines={4} what={t('fairness')} />
      ) : read.data.groups.length === 0 ? (
        <Empty title={t('nobodyToCompare')} note={t('noDecisionsNote')} />
      ) : (
        <>
          <Groups fairness={read.data} />
          <Alternatives fairness={read.data} />
        </>
      )}
    </Panel>
  );
};

const Groups = ({ fairness }: { fairness: Fairness }) => {
  const { t } = useTranslation('governing');
  const interval = useInterval();
  return (
    <PlainTable
      label={t('fairness')}
      heads={[
        [t('group')],
        [t('applications'), true],
        [t('approved'), true],
        ['95 %', true],
        [t('ratio'), true],
        [t('ratio') + ' 95 %', true],
        [t('chance'), true],
        [t('result')],
      ]}
      rows={fairness.groups.map((one) => [
        one.group,
        one.group,
        formatCount(one.favoured.of),
        shown(one.favoured),
        interval(one.favoured),
        figure(one.ratio),
        one.low === null ? dash : t('within', { low: figure(one.low), high: figure(one.high) }),
        formatIndex(one.pValue),
        one.favoured.of < fairness.smallest ? (
          <StateBadge tone="sched">{t('small')}</StateBadge>
        ) : (
          <StateBadge tone={one.alarm ? 'over' : 'paid'}>{t(one.alarm ? 'unfair' : 'fair')}</StateBadge>
        ),
      ])}
    />
  );
};

const Alternatives = ({ fairness }: { fairness: Fairness }) => {
  const { t } = useTranslation('governing');
  const say = useSay();
  return (
    <>
      <h3 className="wh-sub-title">{t('alternatives')}</h3>
      <PlainTable
        label={t('alternatives')}
        heads={[[t('policyFamily')], [t('worstRatio'), true], [t('approved'), true], [t('bad'), true]]}
        rows={[fairness.now, ...fairness.alternatives].map((one) => [
          one.change,
          one.change === '' ? t('asItIs') : t('without', { what: say(one.label) }),
          figure(one.worstRatio),
          shown(one.approved),
          shown(one.bad),
        ])}
      />
      {fairness.alternatives.length === 0 && <p className="wh-note wh-sub-note">{t('noAlternative')}</p>}
    </>
  );
};
