import { useQuery } from '@tanstack/react-query';
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { readQueueDays, readStrategy, setStrategy, type ContactChannel, type StrategyStep } from '@/api/collections';
import { useSession } from '@/api/session';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { Glyph } from '@/parts/glyphs';
import { formatCount } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { PlainTable } from '@/parts/PlainTable';
import { ErrorState, Loading } from '@/parts/states';
import { CollectionsPage } from './CollectionsPage';
import { useSayDays } from './QueuePage';
import { chained, channels, countsOf, lastDay } from './states';
import { useDoing } from './useDoing';

/** What the lender does at how many days late, with how many agreements each step has today. */
const StrategyPage = () => {
  const { t } = useTranslation('collections');
  const say = useSay();
  const sayDays = useSayDays();
  const manages = useSession().data?.role === 'admin';
  const [draft, setDraft] = useState<readonly StrategyStep[]>();
  const strategy = useQuery({ queryKey: ['collections', 'strategy'], queryFn: ({ signal }) => readStrategy(signal) });
  const days = useQuery({ queryKey: ['collections', 'days'], queryFn: ({ signal }) => readQueueDays(signal) });
  const save = useDoing(
    (steps: StrategyStep[], key) => setStrategy(steps, key),
    () => setDraft(undefined),
  );
  const steps = draft ?? strategy.data?.steps ?? [];
  const counts = countsOf(steps, days.data?.days ?? []);
  if (strategy.error) {
    return (
      <CollectionsPage at="strategy">
        <ErrorState error={strategy.error} onRetry={() => void strategy.refetch()} />
      </CollectionsPage>
    );
  }
  return (
    <CollectionsPage
      at="strategy"
      facts={
        strategy.data &&
        t(strategy.data.number === 0 ? 'usualStrategy' : 'ownStrategy', { number: strategy.data.number })
      }
    >
      <Panel flush title={t('steps')} note={t('stepsNote')}>
        {!strategy.data ? (
          <Loading lines={5} what={t('steps')} />
        ) : draft ? (
          <StepsForm steps={draft} counts={counts} onChange={(next) => setDraft(chained(next))} />
        ) : (
          <PlainTable
            label={t('steps')}
            heads={[[t('late')], [t('name')], [t('by')], [t('everyDays'), true], [t('lateToday'), true]]}
            rows={steps.map((step, at) => [
              `${step.from}`,
              sayDays(step),
              say(step.name),
              t(`channel.${step.channel}`),
              step.everyDays,
              formatCount(counts[at] ?? 0),
            ])}
          />
        )}
      </Panel>
      {manages && (
        <p className="wh-case-do">
          {draft ? (
            <>
              <Button onClick={() => setDraft(undefined)}>{t('cancel')}</Button>
              <Button type="primary" loading={save.isPending} onClick={() => save.mutate([...draft])}>
                {t('saveStrategy')}
              </Button>
            </>
          ) : (
            <Button disabled={!strategy.data} onClick={() => setDraft(chained(steps))}>
              {t('changeStrategy')}
            </Button>
          )}
        </p>
      )}
      {!manages && (
        <p className="wh-note">
          <Glyph name="lock" /> {t('adminSets')}
        </p>
      )}
      {save.error && <ErrorState error={save.error} kept />}
    </CollectionsPage>
  );
};

interface StepsFormProps {
  steps: readonly StrategyStep[];
  counts: readonly number[];
  onChange: (steps: readonly StrategyStep[]) => void;
}

/** The steps as fields; the first day of each follows from the one before, so no gap can be typed. */
const StepsForm = ({ steps, counts, onChange }: StepsFormProps) => {
  const { t } = useTranslation('collections');
  const put = (at: number, part: Partial<StrategyStep>) =>
    onChange(steps.map((step, index) => (index === at ? { ...step, ...part } : step)));
  const add = () => {
    const last = steps.at(-1);
    if (!last) return;
    const through = last.from + 29;
    onChange([...steps.slice(0, -1), { ...last, through }, { ...last, from: through + 1, through: lastDay }]);
  };
  return (
    <>
      <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('steps')}>
        <table className="wh-table">
          <thead>
            <tr>
              {(['fromDay', 'throughDay', 'nameZh', 'nameEn', 'by', 'everyDays', 'lateToday', 'remove'] as const).map(
                (head) => (
                  <th key={head} scope="col">
                    {t(head)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {steps.map((step, at) => (
              <tr key={at}>
                <td className="wh-num">{step.from}</td>
                <td>
                  {at === steps.length - 1 ? (
                    t('noEnd')
                  ) : (
                    <InputNumber
                      aria-label={`${t('throughDay')} ${at + 1}`}
                      min={step.from}
                      max={lastDay - 1}
                      precision={0}
                      value={step.through}
                      onChange={(through) => put(at, { through: through ?? step.from })}
                    />
                  )}
                </td>
                {(['zh', 'en'] as const).map((tongue) => (
                  <td key={tongue}>
                    <Input
                      aria-label={`${t(tongue === 'zh' ? 'nameZh' : 'nameEn')} ${at + 1}`}
                      className="wh-step-name"
                      maxLength={80}
                      value={step.name[tongue]}
                      onChange={(change) => put(at, { name: { ...step.name, [tongue]: change.target.value } })}
                    />
                  </td>
                ))}
                <td>
                  <Select<ContactChannel>
                    aria-label={`${t('by')} ${at + 1}`}
                    className="wh-filter"
                    value={step.channel}
                    onChange={(channel) => put(at, { channel })}
                    options={channels.map((one) => ({ value: one, label: t(`channel.${one}`) }))}
                  />
                </td>
                <td>
                  <InputNumber
                    aria-label={`${t('everyDays')} ${at + 1}`}
                    min={1}
                    max={90}
                    precision={0}
                    value={step.everyDays}
                    onChange={(everyDays) => put(at, { everyDays: everyDays ?? 1 })}
                  />
                </td>
                <td className="wh-num wh-right">{formatCount(counts[at] ?? 0)}</td>
                <td>
                  <Button
                    size="small"
                    disabled={steps.length === 1}
                    onClick={() => onChange(steps.filter((_, index) => index !== at))}
                  >
                    {t('remove')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="wh-case-do">
        <Button size="small" disabled={steps.length >= 20} onClick={add}>
          {t('addStep')}
        </Button>
      </p>
    </>
  );
};

export default StrategyPage;
