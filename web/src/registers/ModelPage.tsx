import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { readModel, type ModelCard } from '@/api/registers';
import { useTranslation } from '@/i18n';
import { KpiStrip } from '@/parts/KpiStrip';
import { dash, formatCount, formatDecimal, formatPercent } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';
import { Page } from '@/shell/Page';
import { Calibrated, Fair, Found, Important } from './ModelCurves';
import './registers.css';

/** A model's card: what it is for, what it is worth on rows it never saw, and where it must not be trusted. */
const ModelPage = () => {
  const { t } = useTranslation('registers');
  const { name = '' } = useParams();
  const card = useQuery({ queryKey: ['model', name], queryFn: ({ signal }) => readModel(name, signal) });
  return (
    <Page
      title={name}
      crumb={<Link to="/underwriting/models">{t('tabModels')}</Link>}
      facts={card.data && `${t(`kinds.${card.data.kind}`)} · ${card.data.target}`}
      actions={card.data && <Button href={`/api/risk-models/${name}/card.md`}>{t('cardFile')}</Button>}
    >
      {card.error ? (
        <ErrorState error={card.error} onRetry={() => void card.refetch()} />
      ) : card.data ? (
        <Card card={card.data} />
      ) : (
        <Loading lines={10} what={t('model')} />
      )}
    </Page>
  );
};

const Card = ({ card }: { card: ModelCard }) => {
  const { t } = useTranslation('registers');
  return (
    <div className="wh-stack">
      <Worth card={card} />
      <Found card={card} />
      <Calibrated card={card} />
      <div className="wh-columns wh-columns-stretch wh-register-two">
        <Important card={card} />
        <About card={card} />
      </div>
      {card.fairness.map((one) => (
        <Fair key={one.column} facts={one} />
      ))}
      <Panel title={t('settings')}>
        <Facts rows={Object.entries(card.settings)} />
      </Panel>
    </div>
  );
};

const Worth = ({ card }: { card: ModelCard }) => {
  const { t } = useTranslation('registers');
  return (
    <KpiStrip
      label={t('worth')}
      items={[
        {
          id: 'auc',
          label: 'AUC',
          value: formatDecimal(card.auc, 4),
          note: t('interval', { low: formatDecimal(card.aucLow, 4), high: formatDecimal(card.aucHigh, 4) }),
        },
        { id: 'ks', label: 'KS', value: formatDecimal(card.ks, 4), note: t('ksNote') },
        { id: 'gini', label: 'Gini', value: formatDecimal(card.gini, 4), note: t('giniNote') },
        { id: 'brier', label: 'Brier', value: formatDecimal(card.brier, 4), note: t('brierNote') },
        {
          id: 'fit',
          label: t('calibrationTest'),
          value: formatDecimal(card.pValue, 4),
          note: t('hosmerLemeshow', { value: formatDecimal(card.hosmerLemeshow, 2) }),
        },
        {
          id: 'rows',
          label: t('rows'),
          value: formatCount(card.rows),
          note: t('badsNote', { count: card.bads, share: formatPercent(card.bads / card.rows, 1) }),
        },
      ]}
    />
  );
};

const About = ({ card }: { card: ModelCard }) => {
  const { t } = useTranslation('registers');
  return (
    <Panel title={t('about')} note={t('asWritten')}>
      <Facts
        rows={[
          [
            t('use'),
            <span key="use" lang="en">
              {card.use}
            </span>,
          ],
          [
            t('dataWindow'),
            <span key="window" lang="en">
              {card.dataWindow}
            </span>,
          ],
          [
            t('owner'),
            <span key="owner" lang="en">
              {card.owner}
            </span>,
          ],
          [t('approvals'), card.approvals.join('; ') || dash],
          [
            t('method'),
            <span key="method" lang="en">
              {card.method}
            </span>,
          ],
          [
            t('usedBy'),
            <span key="used" className="wh-mono">
              {card.usedBy.join(', ') || dash}
            </span>,
          ],
          [
            t('hash'),
            <span key="hash" className="wh-mono">
              {card.hash.slice(0, 23)}…
            </span>,
          ],
        ]}
      />
      <h3 className="wh-register-head">{t('limits')}</h3>
      <ul lang="en">
        {card.limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </Panel>
  );
};

export default ModelPage;
