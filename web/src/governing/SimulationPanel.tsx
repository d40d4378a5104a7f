import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { simulatePolicy, type PolicyName, type Simulation } from '@/api/governing';
import { useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { KpiStrip } from '@/parts/KpiStrip';
import { formatCount, formatPercent } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { PlainTable } from '@/parts/PlainTable';
import { ErrorState } from '@/parts/states';
import { toneOfVerdict } from './BenchPanel';

type Count = Simulation['swaps']['kept'];

/** The decisions of the last month under this version: who is swapped in, who out. Nothing is written. */
export const SimulationPanel = ({ name }: { name: PolicyName }) => {
  const { t } = useTranslation('governing');
  const simulate = useMutation({ mutationFn: () => simulatePolicy(name) });
  return (
    <Panel
      flush
      title={t('simulation')}
      note={t('simulationNote')}
      extra={
        <Button size="small" loading={simulate.isPending} onClick={() => simulate.mutate()}>
          {t('simulate')}
        </Button>
      }
    >
      <div aria-live="polite">
        {simulate.error && <ErrorState error={simulate.error} />}
        {simulate.data && <Swaps simulation={simulate.data} />}
      </div>
    </Panel>
  );
};

const Swaps = ({ simulation }: { simulation: Simulation }) => {
  const { t } = useTranslation('governing');
  const { swaps, missing } = simulation;
  const bad = (count: Count) => (count.known === 0 ? t('noContracts') : t('contractsBad', { ...count }));
  const change = (before: number, after: number) => `${formatPercent(before, 1)} → ${formatPercent(after, 1)}`;
  return (
    <>
      <KpiStrip
        label={t('simulation')}
        items={[
          {
            id: 'applications',
            label: t('applications'),
            value: formatCount(swaps.applications),
            note: t('last31', { from: simulation.from, to: simulation.to }),
          },
          { id: 'automatic', label: t('automatic'), value: change(swaps.automaticBefore, swaps.automaticAfter) },
          { id: 'approved', label: t('approved'), value: change(swaps.approvedBefore, swaps.approvedAfter) },
          { id: 'kept', label: t('kept'), value: formatCount(swaps.kept.count), note: bad(swaps.kept) },
          { id: 'in', label: t('swapIn'), value: formatCount(swaps.in.count), note: bad(swaps.in) },
          { id: 'out', label: t('swapOut'), value: formatCount(swaps.out.count), note: bad(swaps.out) },
        ]}
      />
      <PlainTable
        label={t('simulation')}
        heads={[[t('was')], [t('wouldBe')], [t('applications'), true], [t('bad'), true]]}
        rows={swaps.cells.map((cell) => [
          `${cell.before}${cell.after}`,
          <StateBadge tone={toneOfVerdict[cell.before]}>{t(`verdict.${cell.before}`)}</StateBadge>,
          <StateBadge tone={toneOfVerdict[cell.after]}>{t(`verdict.${cell.after}`)}</StateBadge>,
          formatCount(cell.count.count),
          bad(cell.count),
        ])}
      />
      <h3 className="wh-sub-title">{t('turned')}</h3>
      {swaps.checks.length === 0 ? (
        <p className="wh-note wh-sub-note">{t('noneTurned')}</p>
      ) : (
        <PlainTable
          label={t('turned')}
          heads={[[t('check')], [t('stricter'), true], [t('milder'), true]]}
          rows={swaps.checks.map((check) => [
            check.check,
            <span className="wh-mono">{check.check}</span>,
            formatCount(check.stricter),
            formatCount(check.milder),
          ])}
        />
      )}
      {missing.length > 0 && (
        <p className="wh-note wh-sub-note">
          {t('missingFields', { fields: missing.map((one) => one.field).join(', ') })}
        </p>
      )}
    </>
  );
};
