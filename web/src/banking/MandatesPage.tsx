import { Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { withQuery } from '@/api/links';
import { readMandates, type MandateLine, type MandateState } from '@/api/mandates';
import { useSession } from '@/api/session';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { dayOf, momentOf } from '@/parts/days';
import { FindBox, PickOne } from '@/parts/filters';
import { dash, formatCount, formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { useAgreementPath } from '@/shell/paths';
import { BankPage } from './BankPage';
import { toneOfOrder } from './states';
import { WithdrawDialog } from './WithdrawDialog';

const states: readonly MandateState[] = ['standing', 'withdrawn'];

const useColumns = (withdraw: ((row: MandateLine) => void) | undefined): GridColumn<MandateLine>[] => {
  const { t } = useTranslation('banking');
  const pathOf = useAgreementPath();
  return [
    {
      key: 'agreement',
      title: t('agreement'),
      render: (row) => (
        <Link to={pathOf(row.mandate.agreement)} className="wh-mono">
          {row.number}
        </Link>
      ),
    },
    {
      key: 'reference',
      title: t('mandateReference'),
      render: (row) => <span className="wh-mono">{row.mandate.reference}</span>,
      optional: true,
    },
    {
      key: 'state',
      title: t('state'),
      render: (row) => (
        <StateBadge tone={row.state === 'standing' ? 'paid' : 'locked'}>{t(`mandateState.${row.state}`)}</StateBadge>
      ),
    },
    { key: 'holder', title: t('holder'), render: (row) => row.mandate.debtor },
    { key: 'account', title: t('account'), render: (row) => <span className="wh-mono">{row.mandate.account}</span> },
    {
      key: 'bank',
      title: t('bank'),
      render: (row) => <span className="wh-mono">{row.mandate.bic ?? row.mandate.cnaps ?? dash}</span>,
      optional: true,
    },
    { key: 'signed', title: t('signedOn'), render: (row) => <span className="wh-num">{row.mandate.signedOn}</span> },
    {
      key: 'consent',
      title: t('consentGiven'),
      render: (row) => <span className="wh-num">{momentOf(row.mandate.at)}</span>,
    },
    {
      key: 'withdrawn',
      title: t('withdrawnAt'),
      render: (row) => (
        <span className="wh-num">{row.mandate.withdrawnAt ? dayOf(row.mandate.withdrawnAt) : dash}</span>
      ),
      optional: true,
    },
    {
      key: 'lastDay',
      title: t('lastCollection'),
      render: (row) => <span className="wh-num">{row.last?.dueOn ?? dash}</span>,
    },
    {
      key: 'lastAmount',
      title: t('amount'),
      name: t('lastAmount'),
      align: 'right',
      render: (row) => (row.last ? formatMoney(row.last.amount) : dash),
    },
    {
      key: 'lastState',
      title: t('cameOfIt'),
      render: (row) =>
        row.last && (
          <>
            <StateBadge tone={toneOfOrder[row.last.state]}>{t(`orderState.${row.last.state}`)}</StateBadge>{' '}
            {row.last.reason && <span className="wh-mono wh-note">{row.last.reason}</span>}
          </>
        ),
    },
    { key: 'refused', title: t('refusals'), align: 'right', render: (row) => formatCount(row.refused) },
    ...(withdraw
      ? [
          {
            key: 'do',
            title: '',
            name: t('withdraw'),
            render: (row: MandateLine) =>
              row.state === 'standing' && (
                <button type="button" className="wh-link" onClick={() => withdraw(row)}>
                  {t('withdraw')}
                </button>
              ),
          },
        ]
      : []),
  ];
};

/** By whose leave what falls due is collected, from which account, and what came of it. */
const MandatesPage = () => {
  const { t } = useTranslation('banking');
  const language = useLanguage();
  const mayWithdraw = useSession().data?.role === 'servicing';
  const [state, setState] = useState<MandateState>();
  const [reference, setReference] = useState('');
  const [refused, setRefused] = useState(false);
  const [open, setOpen] = useState<MandateLine>();
  const filter = { state, reference: reference || undefined, ...(refused ? { refused } : {}) };
  return (
    <BankPage at="mandates">
      <Panel flush>
        <DataGrid<MandateLine>
          key={JSON.stringify(filter)}
          id="bank.mandates"
          label={t('place.mandates')}
          columns={useColumns(mayWithdraw ? setOpen : undefined)}
          rowKey={(row) => row.mandate.id}
          queryKey={['bank', 'mandates', filter]}
          load={(after, cancel) => readMandates(filter, after, cancel)}
          exportHref={withQuery('/api/bank/mandates/export.xlsx', {
            state,
            reference,
            ...(refused ? { refused: 'true' } : {}),
            lang: language === 'en' ? 'en' : 'zh',
          })}
          empty={<Empty title={t('noMandates')} note={t('noMandatesNote')} />}
          tools={
            <>
              <FindBox label={t('findMandate')} onFind={setReference} />
              <PickOne<MandateState>
                label={t('state')}
                any={t('anyState')}
                value={state}
                onPick={setState}
                among={states}
                named={(one) => t(`mandateState.${one}`)}
              />
              <Checkbox checked={refused} onChange={(change) => setRefused(change.target.checked)}>
                {t('onlyRefused')}
              </Checkbox>
            </>
          }
        />
      </Panel>
      {open && <WithdrawDialog line={open} onClose={() => setOpen(undefined)} />}
    </BankPage>
  );
};

export default MandatesPage;
