import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useSay } from '@/api/text';
import { readModels, type Model } from '@/api/quotes';
import { useTranslation } from '@/i18n';
import { Key, Tag } from '@/parts/badges';
import { formatElapsed, formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { useKeptState } from '@/parts/useKeptState';
import { useKeys } from '@/shell/keys';
import { Page } from '@/shell/Page';
import { columnsOf, inputOf, modelName, newDeal, offerKey, rulesOf, terms, type Deal } from './deal';
import { DealInputs } from './DealInputs';
import { OffersTable } from './OffersTable';
import { SaidAloud } from './SaidAloud';
import { useQuotes } from './useQuotes';

const QuoteDesk = () => {
  const { t } = useTranslation('dealer');
  const models = useQuery({ queryKey: ['models'], queryFn: ({ signal }) => readModels(signal), staleTime: 600_000 });
  if (models.error) {
    return (
      <Page title={t('tabDesk')}>
        <Panel>
          <ErrorState error={models.error} onRetry={() => void models.refetch()} />
        </Panel>
      </Page>
    );
  }
  const [last] = useKeptState('dealer.model', '');
  const first = models.data?.find((model) => model.code === last) ?? models.data?.[0];
  if (!models.data)
    return (
      <Page title={t('tabDesk')}>
        <Loading lines={6} what={t('models')} />
      </Page>
    );
  if (!first)
    return (
      <Page title={t('tabDesk')}>
        <Panel>
          <Empty title={t('noModels')} note={t('noModelsNote')} />
        </Panel>
      </Page>
    );
  return <Desk models={models.data} first={first} />;
};

const Desk = ({ models, first }: { models: readonly Model[]; first: Model }) => {
  const { t } = useTranslation('dealer');
  const say = useSay();
  const navigate = useNavigate();
  const [deal, setDeal] = useState<Deal>(() => newDeal(first));
  const [, keepModel] = useKeptState('dealer.model', '');
  const change = (next: Deal) => {
    if (next.model.code !== deal.model.code) keepModel(next.model.code);
    setDeal(next);
  };
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState(0);
  const shown = useQuotes(inputOf(deal));
  const columns = useMemo(() => columnsOf(shown.quotes?.offers ?? [], wanted), [shown.quotes, wanted]);
  const offer = columns[Math.min(chosen, columns.length - 1)];
  const canSubmit = offer?.eligible === true && shown.input !== undefined;

  const submit = () => {
    if (canSubmit)
      void navigate('/dealer/applications/new', { state: { input: shown.input, offer, model: deal.model } });
  };
  const replace = useCallback(
    (at: number, key: string) => setWanted(columns.map((column, index) => (index === at ? key : offerKey(column)))),
    [columns],
  );
  useKeys([
    { keys: ['1', '2', '3'], label: t('keyChoose'), run: (key) => setChosen(Number(key) - 1) },
    {
      keys: ['arrowleft', 'arrowright'],
      label: t('keyTerm'),
      run: (key) =>
        setDeal({
          ...deal,
          months: Math.min(terms.most, Math.max(terms.least, deal.months + (key === 'arrowleft' ? -1 : 1))),
        }),
    },
    { keys: ['p'], label: t('print'), run: () => print(), quiet: true },
    { keys: ['ctrl+enter'], label: t('submitChosen'), run: submit, quiet: true },
  ]);

  return (
    <Page
      title={modelName(deal.model, say)}
      facts={
        <>
          {deal.vin && <span className="wh-mono">{deal.vin}</span>}
          <Tag>
            {t(`powertrain.${deal.model.powertrain}`)} · {t(deal.use)}
          </Tag>
        </>
      }
      actions={
        <>
          {shown.took !== undefined && (
            <span className="wh-took">
              {t('recomputed', { count: columns.length })} <strong>{formatElapsed(shown.took)}</strong>
            </span>
          )}
          <Button onClick={() => print()}>
            {t('print')} <Key>P</Key>
          </Button>
          <Button type="primary" disabled={!canSubmit} onClick={submit}>
            {t('submitChosen')} <Key>Ctrl ↵</Key>
          </Button>
        </>
      }
    >
      <div className="wh-columns wh-columns-stretch wh-desk">
        <DealInputs
          deal={deal}
          models={models}
          addOns={shown.quotes?.addOns ?? []}
          rules={shown.quotes && rulesOf(shown.quotes, offer)}
          onChange={change}
        />
        <div className="wh-stack">
          {shown.error !== undefined && (
            <Panel>
              <ErrorState error={shown.error} title={t('notQuoted')} />
            </Panel>
          )}
          {shown.quotes && shown.input && columns.length > 0 ? (
            <OffersTable
              offers={columns}
              all={shown.quotes.offers}
              input={shown.input}
              chosen={chosen}
              onChoose={setChosen}
              onReplace={replace}
            />
          ) : shown.quotes ? (
            <Panel>
              <Empty title={t('noOffers')} note={t('noOffersNote')} />
            </Panel>
          ) : (
            shown.error === undefined && <Loading lines={8} what={t('offers')} />
          )}
        </div>
      </div>
      <SaidAloud text={offer ? t('saidAloud', { name: say(offer.name), amount: formatMoney(offer.instalment) }) : ''} />
    </Page>
  );
};

export default QuoteDesk;
