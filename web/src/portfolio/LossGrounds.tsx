import type { ExpectedLoss } from '@/api/portfolio';
import { useTranslation } from '@/i18n';
import { UnverifiedPill } from '@/parts/badges';
import { formatPercent, roundDecimal } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';

/** What the loss was computed with: scenarios, loss given default, and how far back and ahead it looks. */
export const LossGrounds = ({ loss }: { loss: ExpectedLoss }) => {
  const { t } = useTranslation('portfolio');
  const { parameters } = loss;
  const times = (factor: string) => `× ${roundDecimal(factor, 2)}`;
  return (
    <Panel flush title={t('grounds')} {...(parameters.verified ? {} : { extra: <UnverifiedPill /> })}>
      <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('scenarios')}>
        <table className="wh-table">
          <thead>
            <tr>
              <th>{t('scenario')}</th>
              <th className="wh-right">{t('weight')}</th>
              <th className="wh-right">{t('onDefault')}</th>
              <th className="wh-right">{t('onLoss')}</th>
            </tr>
          </thead>
          <tbody>
            {parameters.scenarios.map((one) => (
              <tr key={one.name}>
                <td>{t(`scenarioName.${one.name}`, { defaultValue: one.name })}</td>
                <td className="wh-num wh-right">{formatPercent(one.weight, 0)}</td>
                <td className="wh-num wh-right">{times(one.hazardMultiplier)}</td>
                <td className="wh-num wh-right">{times(one.lossMultiplier)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="wh-chart-body">
        <Facts
          rows={[
            [t('lgd'), <span className="wh-num">{formatPercent(loss.lossGivenDefault)}</span>],
            [t('lgdFrom'), t(loss.ownLosses ? 'lgdOwn' : 'lgdGiven')],
            [t('lossFloor'), <span className="wh-num">{formatPercent(parameters.lossFloor, 0)}</span>],
            [t('lookBack'), t('months', { count: parameters.lookBackMonths })],
            [t('horizon'), t('months', { count: parameters.horizonMonths })],
            [t('leastObserved'), t('leastObservedValue', { count: parameters.leastObserved })],
            [t('source'), parameters.source],
          ]}
        />
      </div>
    </Panel>
  );
};
