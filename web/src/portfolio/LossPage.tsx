import { useQuery } from '@tanstack/react-query';
import { readExpectedLoss, readStanding, type ExpectedLoss, type Standing } from '@/api/portfolio';
import { useTranslation } from '@/i18n';
import { KpiStrip } from '@/parts/KpiStrip';
import { dash, formatMoney, formatPercent } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';
import { DefaultCurves } from './DefaultCurves';
import { LossGrounds } from './LossGrounds';
import { MovementPanel } from './MovementPanel';
import { PortfolioPage } from './PortfolioPage';
import { StagesPanel } from './StagesPanel';
import { useScope } from './scope';
import { TiePanel } from './TiePanel';

/** Expected credit loss of a month end: what moved, whether the ledger has it, and what it was computed with. */
const LossPage = () => {
  const { t } = useTranslation('portfolio');
  const { scope, books } = useScope();
  const loss = useQuery({
    queryKey: ['portfolio', 'loss', scope],
    queryFn: ({ signal }) => readExpectedLoss(scope, signal),
    enabled: books.ready,
  });
  const stages = useQuery({
    queryKey: ['portfolio', 'standing', scope, 'stage'],
    queryFn: ({ signal }) => readStanding({ ...scope, by: 'stage' }, signal),
    enabled: books.ready,
  });
  const error = loss.error ?? stages.error;
  return (
    <PortfolioPage view="loss">
      {error ? (
        <Panel>
          <ErrorState error={error} onRetry={() => void Promise.all([loss.refetch(), stages.refetch()])} />
        </Panel>
      ) : !loss.data || !stages.data ? (
        <Loading lines={10} what={t('view.loss')} />
      ) : (
        <>
          <Figures loss={loss.data} stages={stages.data} />
          <MovementPanel loss={loss.data} />
          <div className="wh-columns wh-columns-stretch wh-halves">
            <TiePanel loss={loss.data} />
            <StagesPanel stages={stages.data} />
          </div>
          <div className="wh-columns wh-columns-stretch wh-halves">
            <DefaultCurves loss={loss.data} />
            <LossGrounds loss={loss.data} />
          </div>
        </>
      )}
    </PortfolioPage>
  );
};

const Figures = ({ loss, stages }: { loss: ExpectedLoss; stages: Standing }) => {
  const { t } = useTranslation('portfolio');
  const { total } = stages;
  return (
    <KpiStrip
      label={t('view.loss')}
      items={[
        { id: 'allowance', label: t('allowance'), value: formatMoney(total.allowance), note: loss.month },
        { id: 'impairment', label: t('impairment'), value: formatMoney(loss.impairment), note: t('impairmentNote') },
        {
          id: 'coverage',
          label: t('coverage'),
          value: total.coverage === null ? dash : formatPercent(total.coverage),
          note: t('coverageNote'),
        },
        {
          id: 'lgd',
          label: t('lgd'),
          value: formatPercent(loss.lossGivenDefault, 1),
          note: t(loss.ownLosses ? 'lgdOwn' : 'lgdGiven'),
        },
      ]}
    />
  );
};

export default LossPage;
