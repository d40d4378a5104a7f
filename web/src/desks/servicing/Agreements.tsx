import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { AgreementBadge } from '@/agreement/AgreementBadge';
import { ClassBadge } from '@/agreement/ClassBadge';
import { buckets, classes, stages } from '@/agreement/states';
import {
  countAgreements,
  readAgreements,
  type AgreementCounts,
  type AgreementRow,
  type AgreementState,
  type AssetClass,
  type Bucket,
  type Stage,
} from '@/api/agreements';
import { withQuery } from '@/api/links';
import { useSay } from '@/api/text';
import { useLanguage, useTranslation } from '@/i18n';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { PickOne } from '@/parts/filters';
import { KpiStrip } from '@/parts/KpiStrip';
import { dash, formatCount, formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { Page } from '@/shell/Page';
import { AgreementTabs } from './AgreementTabs';

const states: readonly AgreementState[] = ['active', 'settled', 'closed', 'writtenOff'];

const useColumns = (): GridColumn<AgreementRow>[] => {
  const { t } = useTranslation('servicing');
  const { t: words } = useTranslation('agreement');
  const say = useSay();
  return [
    { key: 'number', title: t('number'), render: (row) => <span className="wh-mono">{row.number}</span> },
    { key: 'customer', title: t('customer'), render: (row) => row.customer },
    { key: 'state', title: t('state'), render: (row) => <AgreementBadge of={row} /> },
    { key: 'class', title: t('class'), render: (row) => row.class && <ClassBadge of={row.class} /> },
    { key: 'stage', title: t('stage'), render: (row) => row.stage && words(`stage.${row.stage}`), optional: true },
    { key: 'model', title: t('model'), render: (row) => say(row.model) },
    { key: 'vin', title: 'VIN', render: (row) => <span className="wh-mono">{row.vin}</span>, optional: true },
    { key: 'product', title: t('product'), render: (row) => say(row.product) },
    { key: 'left', title: t('principalLeft'), align: 'right', render: (row) => formatMoney(row.principalLeft) },
    { key: 'due', title: t('due'), align: 'right', render: (row) => formatMoney(row.dueToday) },
    { key: 'next', title: t('nextDay'), render: (row) => <span className="wh-num">{row.nextDue?.day ?? dash}</span> },
    { key: 'nextAmount', title: t('nextAmount'), align: 'right', render: (row) => formatMoney(row.nextDue?.amount) },
    { key: 'paid', title: t('paid'), align: 'right', render: (row) => `${row.paidCount} / ${row.total}` },
  ];
};

const useCounts = () =>
  useQuery({ queryKey: ['agreements', 'counts'], queryFn: ({ signal }) => countAgreements(signal) });

interface BucketsProps {
  counts: AgreementCounts;
  chosen: Bucket | undefined;
  onChoose: (bucket: Bucket | undefined) => void;
}

/** How late the portfolio is; a band that is chosen narrows the list below. */
const Buckets = ({ counts, chosen, onChoose }: BucketsProps) => {
  const { t } = useTranslation('servicing');
  const { t: words } = useTranslation('agreement');
  return (
    <KpiStrip
      label={t('bucketsNote')}
      items={counts.buckets.map((band) => ({
        id: band.bucket,
        label: words(band.bucket),
        value: formatCount(band.agreements),
        note: t('ofAgreements', { count: formatCount(counts.agreements) }),
        selected: chosen === band.bucket,
        onSelect: () => onChoose(chosen === band.bucket ? undefined : band.bucket),
      }))}
    />
  );
};

/** Every agreement of the lender, by number, VIN, state and lateness. */
const Agreements = () => {
  const { t } = useTranslation('servicing');
  const { t: words } = useTranslation('agreement');
  const language = useLanguage();
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  const [state, setState] = useState<AgreementState>();
  const [bucket, setBucket] = useState<Bucket>();
  const [assetClass, setClass] = useState<AssetClass>();
  const [stage, setStage] = useState<Stage>();
  const counts = useCounts();
  const filter = { q, state, bucket, class: assetClass, stage };
  const counted = (word: string, count: number | undefined) =>
    count === undefined ? word : `${word} · ${formatCount(count)}`;
  return (
    <Page title={t('tabAgreements')} facts={t('amountsInYuan')}>
      <AgreementTabs at="agreements" />
      {counts.data && <Buckets counts={counts.data} chosen={bucket} onChoose={setBucket} />}
      <Panel flush>
        <DataGrid<AgreementRow>
          key={JSON.stringify(filter)}
          id="servicing.agreements"
          label={t('tabAgreements')}
          columns={useColumns()}
          rowKey={(row) => row.id}
          queryKey={['agreements', filter]}
          load={(after, cancel) => readAgreements(filter, after, cancel)}
          exportHref={withQuery('/api/agreements/export.xlsx', { ...filter, lang: language === 'en' ? 'en' : 'zh' })}
          onOpen={(row) => void navigate(`/servicing/${row.id}`)}
          empty={<Empty title={t('noAgreements')} note={t('noAgreementsNote')} />}
          tools={
            <>
              <Input.Search
                allowClear
                aria-label={t('search')}
                placeholder={t('search')}
                className="wh-search"
                onSearch={setQ}
              />
              <PickOne<AgreementState>
                label={t('state')}
                any={t('anyState')}
                value={state}
                onPick={setState}
                among={states}
                named={(one) => words(one)}
              />
              <Select<Bucket>
                allowClear
                aria-label={t('bucket')}
                placeholder={t('anyBucket')}
                className="wh-filter"
                value={bucket ?? null}
                onChange={(next) => setBucket(next ?? undefined)}
                options={buckets.map((one) => ({
                  value: one,
                  label: counted(words(one), counts.data?.buckets.find((band) => band.bucket === one)?.agreements),
                }))}
              />
              <Select<AssetClass>
                allowClear
                aria-label={t('class')}
                placeholder={t('anyClass')}
                className="wh-filter"
                value={assetClass ?? null}
                onChange={(next) => setClass(next ?? undefined)}
                options={classes.map((one) => ({
                  value: one,
                  label: counted(words(`class.${one}`), counts.data?.classes.find((c) => c.class === one)?.agreements),
                }))}
              />
              <Select<Stage>
                allowClear
                aria-label={t('stage')}
                placeholder={t('anyStage')}
                className="wh-filter"
                value={stage ?? null}
                onChange={(next) => setStage(next ?? undefined)}
                options={stages.map((one) => ({
                  value: one,
                  label: counted(words(`stage.${one}`), counts.data?.stages.find((s) => s.stage === one)?.agreements),
                }))}
              />
            </>
          }
        />
      </Panel>
    </Page>
  );
};

export default Agreements;
