import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { cancelDay, type DayRun } from '@/api/days';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { StateBadge, type Tone } from '@/parts/badges';
import { formatCount, formatTook } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { ErrorState } from '@/parts/states';
import { StepProgress, type ProgressStep } from '@/parts/StepProgress';
import { useIntent } from '@/parts/useIntent';

export const toneOfRun: Record<DayRun['state'], Tone> = { running: 'due', done: 'paid', cancelled: 'warn' };

/** The first step that is not over is the one being done, as long as the night runs. */
export const stepsOf = (run: Pick<DayRun, 'steps' | 'state'>): readonly Omit<ProgressStep, 'title'>[] => {
  const at = run.state === 'running' ? run.steps.findIndex((step) => !step.isOver) : -1;
  return run.steps.map((step, index) => ({
    id: step.name,
    done: step.done,
    total: step.total,
    over: step.isOver,
    now: index === at,
  }));
};

/** One night: its steps in order, and a way to stop it between two pieces. */
export const NightRun = ({ run, mayStop }: { run: DayRun; mayStop: boolean }) => {
  const { t } = useTranslation('treasury');
  const say = useSay();
  const queries = useQueryClient();
  const { keyOf } = useIntent();
  const stop = useMutation({
    mutationFn: () => cancelDay(run.day, keyOf(run.day)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['days'] }),
  });
  const title = run.state === 'running' ? t('closing', { day: run.day }) : t('night', { day: run.day });
  const took = formatTook(run.startedAt, run.endedAt);
  return (
    <Panel
      flush
      title={title}
      note={
        <>
          {t('worked', { done: formatCount(run.done), total: formatCount(run.total) })} ·{' '}
          {t('partitions', { done: formatCount(run.partitionsDone), total: formatCount(run.partitions) })}
          {took && ` · ${took}`}
        </>
      }
      extra={
        <>
          <StateBadge tone={toneOfRun[run.state]}>{t(`runStates.${run.state}`)}</StateBadge>
          {mayStop && run.state === 'running' && (
            <Button size="small" loading={stop.isPending} onClick={() => stop.mutate()}>
              {t('cancel')}
            </Button>
          )}
        </>
      }
      {...(run.state === 'cancelled' ? { foot: t('stoppedNote') } : {})}
    >
      <StepProgress
        label={title}
        steps={stepsOf(run).map((step, at) => ({ ...step, title: say(run.steps[at]?.title) }))}
        words={{ done: t('stepDone'), now: t('stepNow'), ahead: t('stepAhead') }}
      />
      {stop.error && <ErrorState error={stop.error} />}
    </Panel>
  );
};
