import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { makePayments, readDuePayments, type DuePayment, type OrderState } from '@/api/banking';
import { withQuery } from '@/api/links';
import { Refused } from '@/api/problem';
import { useSession } from '@/api/session';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { PickOne } from '@/parts/filters';
import { dash, formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { useRefusalText } from '@/parts/refusal';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { BankPage } from './BankPage';
import { OrdersGrid } from './OrdersGrid';
import { useBankPath } from './places';
import { orderStates } from './states';
import { useBankAccounts } from './useBank';

/** What is to be paid, a file of it for the bank, and all that was ordered of banks. */
const OrdersPage = () => {
  const { t } = useTranslation('banking');
  const [state, setState] = useState<OrderState>();
  const [troubled, setTroubled] = useState(false);
  return (
    <BankPage at="orders">
      <DuePanel />
      <Panel flush title={t('ordered')}>
        <OrdersGrid
          id="bank.orders"
          filter={{ state, ...(troubled ? { troubled } : {}) }}
          tools={
            <>
              <PickOne<OrderState>
                label={t('state')}
                any={t('anyState')}
                value={state}
                onPick={setState}
                among={orderStates}
                named={(one) => t(`orderState.${one}`)}
              />
              <Checkbox checked={troubled} onChange={(change) => setTroubled(change.target.checked)}>
                {t('troubled')}
              </Checkbox>
            </>
          }
        />
      </Panel>
    </BankPage>
  );
};

/** What is ordered within the house and in no file yet, and what keeps some of it out. */
const DuePanel = () => {
  const { t } = useTranslation('banking');
  const navigate = useNavigate();
  const base = useBankPath();
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const mayPay = useSession().data?.role === 'treasury';
  const lang = useLanguage() === 'en' ? 'en' : 'zh';
  const accounts = useBankAccounts();
  const [chosen, setChosen] = useState<string>();
  const account = chosen ?? (accounts.data?.find((one) => one.pays) ?? accounts.data?.[0])?.id;
  const due = useQuery({
    queryKey: ['bank', 'due', account],
    queryFn: ({ signal }) => readDuePayments(account ?? '', undefined, signal),
    enabled: account !== undefined,
  });
  const making = useMutation({
    mutationFn: (from: string) => makePayments(from, keyOf([from, due.data?.items.length])),
    onSuccess: async (file) => {
      done();
      await queries.invalidateQueries({ queryKey: ['bank'] });
      void navigate(`${base}/files/${file.id}`);
    },
  });
  const rows = due.data?.items ?? [];
  const payable = rows.filter((row) => row.why === null).length;
  return (
    <Panel
      flush
      title={t('toPay')}
      note={t('toPayNote')}
      extra={
        <>
          <Select<string>
            aria-label={t('account')}
            className="wh-filter"
            value={account ?? null}
            onChange={setChosen}
            options={(accounts.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
          />
          {account !== undefined && (
            <Button size="small" href={withQuery('/api/bank/payments/export.xlsx', { account, lang })}>
              .xlsx
            </Button>
          )}
          {mayPay && (
            <Button
              type="primary"
              disabled={payable === 0 || account === undefined}
              loading={making.isPending}
              onClick={() => account && making.mutate(account)}
            >
              {t('makeFile')}
            </Button>
          )}
        </>
      }
    >
      {making.error && <ErrorState error={making.error} />}
      {accounts.data?.length === 0 ? (
        <Empty title={t('noAccounts')} />
      ) : due.error ? (
        <ErrorState error={due.error} onRetry={() => void due.refetch()} />
      ) : !due.data ? (
        <Loading lines={3} what={t('toPay')} />
      ) : rows.length === 0 ? (
        <Empty title={t('nothingToPay')} note={t('nothingToPayNote')} />
      ) : (
        <DueTable rows={rows} />
      )}
    </Panel>
  );
};

const DueTable = ({ rows }: { rows: readonly DuePayment[] }) => {
  const { t } = useTranslation('banking');
  const sentence = useRefusalText();
  return (
    <div className="wh-scroll wh-due-table" tabIndex={0} role="region" aria-label={t('toPay')}>
      <table className="wh-table">
        <thead>
          <tr>
            <th>{t('orderKind')}</th>
            <th>{t('number')}</th>
            <th className="wh-right">{t('amount')}</th>
            <th>{t('paidTo')}</th>
            <th>{t('account')}</th>
            <th>{t('state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.payout ?? row.item ?? row.number}>
              <td>{t(`orderKinds.${row.kind}`)}</td>
              <td className="wh-mono">{row.number}</td>
              <td className="wh-num wh-right">{formatMoney(row.amount)}</td>
              <td>{row.paidTo ?? dash}</td>
              <td className="wh-mono">{row.account ?? dash}</td>
              <td className="wh-wrap">
                {row.why === null ? (
                  <StateBadge tone="sched">{t('goesIn')}</StateBadge>
                ) : (
                  <>
                    <StateBadge tone="warn">{t('staysOut')}</StateBadge>{' '}
                    {sentence(new Refused(409, row.why, row.why, {}))}
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

export default OrdersPage;
