import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { readPolicies, readPolicy, settleMonth, type PolicyCard } from '@/api/insurance';
import { withQuery } from '@/api/links';
import { useLanguage, useTranslation } from '@/i18n';
import { Bill, Charges, PolicyFacts, toneOfPolicy } from '@/insurance/PolicyPanels';
import { StateBadge } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { Field } from '@/parts/Form';
import { formatCount, formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { Page } from '@/shell/Page';

/** Every policy of the insurer; the open one with its charges and settled months. */
const PoliciesPage = () => {
  const { t } = useTranslation('insurance');
  const language = useLanguage();
  const [open, setOpen] = useState<string>();
  const columns: GridColumn<PolicyCard>[] = [
    { key: 'number', title: t('number'), render: (row) => <span className="wh-mono">{row.number}</span> },
    { key: 'vin', title: t('vin'), render: (row) => <span className="wh-mono">{row.vin}</span> },
    { key: 'plate', title: t('plate'), render: (row) => row.plate },
    { key: 'basis', title: t('basis'), render: (row) => t(row.basis) },
    {
      key: 'term',
      title: t('term'),
      render: (row) => <span className="wh-num">{t('termOf', { start: row.start, end: row.end })}</span>,
    },
    { key: 'premium', title: t('premium'), align: 'right', render: (row) => formatMoney(row.premium) },
    {
      key: 'state',
      title: t('policy'),
      render: (row) => <StateBadge tone={toneOfPolicy[row.state]}>{t(`state.${row.state}`)}</StateBadge>,
    },
  ];
  return (
    <Page title={t('policies')} audit={false}>
      <Settling />
      <Panel flush>
        <DataGrid<PolicyCard>
          id="insurer.policies"
          label={t('policies')}
          columns={columns}
          rowKey={(row) => row.id}
          queryKey={['insurance', 'policies']}
          load={readPolicies}
          exportHref={withQuery('/api/insurance/policies/export.xlsx', { lang: language === 'en' ? 'en' : 'zh' })}
          selected={open}
          onSelect={(row) => setOpen(row.id)}
          empty={<Empty title={t('noPolicies')} />}
        />
      </Panel>
      {open && <Held key={open} policy={open} />}
    </Page>
  );
};

const Settling = () => {
  const { t } = useTranslation('insurance');
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const [day, setDay] = useState('');
  const settling = useMutation({
    mutationFn: () => settleMonth(day, keyOf(day)),
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ['insurance'] });
    },
  });
  const { data } = settling;
  return (
    <Panel title={t('settleTitle')}>
      <Field label={t('monthDay')}>
        {(ids) => <Input {...ids} type="date" value={day} onChange={(change) => setDay(change.target.value)} />}
      </Field>
      <Button disabled={day === ''} loading={settling.isPending} onClick={() => settling.mutate()}>
        {t('settleMonth')}
      </Button>
      {data && (
        <p aria-live="polite">
          {t('settled', {
            count: data.settled,
            missing: formatCount(data.missing),
            renewals: formatCount(data.renewals),
          })}
        </p>
      )}
      {settling.error && <ErrorState error={settling.error} kept />}
    </Panel>
  );
};

const Held = ({ policy }: { policy: string }) => {
  const { t } = useTranslation('insurance');
  const held = useQuery({
    queryKey: ['insurance', 'policy', policy],
    queryFn: ({ signal }) => readPolicy(policy, signal),
  });
  if (held.error) return <ErrorState error={held.error} />;
  if (!held.data) return <Loading lines={6} what={t('policy')} />;
  return (
    <>
      <PolicyFacts held={held.data} />
      <Charges held={held.data} side="insurer" />
      {held.data.months
        .filter((bill) => bill.spans.length > 0)
        .map((bill) => (
          <Bill key={bill.month} bill={bill} />
        ))}
    </>
  );
};

export default PoliciesPage;
