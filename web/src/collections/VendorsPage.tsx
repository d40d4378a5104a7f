import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { addVendor, evaluateVendor, readVendorFigures, readVendors, type VendorCard } from '@/api/collections';
import { withQuery } from '@/api/links';
import { useSession } from '@/api/session';
import { useLanguage, useTranslation } from '@/i18n';
import { Key, StateBadge, UnverifiedPill } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { Field } from '@/parts/Form';
import { dash } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { useKeys, useKeysBlocked } from '@/shell/keys';
import { CollectionsPage } from './CollectionsPage';
import { useDoing } from './useDoing';

/** Who works for the lender, and how each was evaluated. */
const VendorsPage = () => {
  const { t } = useTranslation('collections');
  const language = useLanguage();
  const manages = useSession().data?.role === 'admin';
  const [adding, setAdding] = useState(false);
  const [evaluating, setEvaluating] = useState<VendorCard>();
  const columns: GridColumn<VendorCard>[] = [
    { key: 'name', title: t('name'), render: (row) => row.name },
    {
      key: 'evaluated',
      title: t('evaluatedOn'),
      render: (row) => <span className="wh-num">{row.evaluatedOn ?? dash}</span>,
    },
    { key: 'score', title: t('score'), align: 'right', render: (row) => row.score ?? dash },
    {
      key: 'state',
      title: t('state'),
      render: (row) =>
        row.evaluatedOn ? (
          <StateBadge tone="paid">{t('evaluated')}</StateBadge>
        ) : (
          <StateBadge tone="locked">{t('noOrderGoesThere')}</StateBadge>
        ),
    },
    {
      key: 'figures',
      title: t('restedOn'),
      render: (row) =>
        row.figures
          ? t('restedOnLine', { sent: row.figures.sent, done: row.figures.done, inTime: row.figures.inTime })
          : dash,
    },
    ...(manages
      ? [
          {
            key: 'do',
            title: t('evaluate'),
            render: (row: VendorCard) => (
              <Button size="small" onClick={() => setEvaluating(row)}>
                {t('evaluate')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  useKeys(manages ? [{ keys: ['n'], label: t('addVendor'), run: () => setAdding(true) }] : []);
  return (
    <CollectionsPage
      at="vendors"
      facts={
        <span>
          {t('vendorRule')} <span className="wh-mono wh-note">R-COL-04</span> <UnverifiedPill />
        </span>
      }
      actions={
        manages && (
          <Button onClick={() => setAdding(true)}>
            {t('addVendor')} <Key>N</Key>
          </Button>
        )
      }
    >
      <Panel flush>
        <DataGrid<VendorCard>
          id="collections.vendors"
          label={t('place.vendors')}
          columns={columns}
          rowKey={(row) => row.id}
          queryKey={['collections', 'vendors', 'grid']}
          load={readVendors}
          exportHref={withQuery('/api/collections/vendors/export.xlsx', { lang: language === 'en' ? 'en' : 'zh' })}
          empty={<Empty title={t('noVendors')} note={t(manages ? 'noVendorsNote' : 'adminAdds')} />}
        />
      </Panel>
      {adding && <AddDrawer onClose={() => setAdding(false)} />}
      {evaluating && <EvaluateDrawer vendor={evaluating} onClose={() => setEvaluating(undefined)} />}
    </CollectionsPage>
  );
};

const AddDrawer = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('collections');
  const [name, setName] = useState('');
  const add = useDoing(addVendor, onClose);
  useKeysBlocked(true);
  return (
    <Drawer open onClose={onClose} size={420} title={t('addVendor')}>
      <Field label={t('name')} note={t('noVendorsNote')}>
        {(ids) => (
          <Input {...ids} autoFocus maxLength={80} value={name} onChange={(change) => setName(change.target.value)} />
        )}
      </Field>
      <Button type="primary" disabled={name.trim() === ''} loading={add.isPending} onClick={() => add.mutate(name)}>
        {t('add')}
      </Button>
      {add.error && <ErrorState error={add.error} kept />}
    </Drawer>
  );
};

/** What the orders of a year say of the vendor, as they stand now: the evaluation keeps them. */
const Figures = ({ vendor }: { vendor: string }) => {
  const { t } = useTranslation('collections');
  const found = useQuery({
    queryKey: ['collections', 'vendor', vendor, 'figures'],
    queryFn: ({ signal }) => readVendorFigures(vendor, signal),
  });
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading lines={4} what={t('restedOn')} />;
  const figures = found.data;
  return (
    <>
      <h3 className="wh-case-head">{t('vendorFigures', { since: figures.since })}</h3>
      <Facts
        rows={(['sent', 'rejected', 'done', 'inTime', 'complaints'] as const).map((name) => [
          t(`figure.${name}`),
          <span className="wh-num">{figures[name]}</span>,
        ])}
      />
    </>
  );
};

const EvaluateDrawer = ({ vendor, onClose }: { vendor: VendorCard; onClose: () => void }) => {
  const { t } = useTranslation('collections');
  const [score, setScore] = useState<number | null>(null);
  const evaluate = useDoing((asked: number, key) => evaluateVendor(vendor, asked, key), onClose);
  useKeysBlocked(true);
  return (
    <Drawer open onClose={onClose} size={420} title={`${t('evaluate')} · ${vendor.name}`}>
      <Figures vendor={vendor.id} />
      <Field label={t('score')} note={t('scoreNote')}>
        {(ids) => <InputNumber {...ids} autoFocus min={0} max={100} precision={0} value={score} onChange={setScore} />}
      </Field>
      <Button
        type="primary"
        disabled={score === null}
        loading={evaluate.isPending}
        onClick={() => score !== null && evaluate.mutate(score)}
      >
        {t('evaluate')}
      </Button>
      {evaluate.error && <ErrorState error={evaluate.error} kept />}
    </Drawer>
  );
};

export default VendorsPage;
