import { useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { withQuery } from '@/api/links';
import { readTrialBalance, type Basis, type TrialBalance } from '@/api/ledger';
import { useSay } from '@/api/text';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { formatMoney, type Money } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { BooksChooser, useBooks } from '@/shell/books';
import { Page } from '@/shell/Page';
import './treasury.css';

const blank = (amount: Money): string => (amount.minorUnits === 0 ? '' : formatMoney(amount));

/** All accounts that ever moved, as of any day, by booking date or by value date. */
const TrialBalancePage = () => {
  const { t } = useTranslation('treasury');
  const language = useLanguage();
  const books = useBooks();
  const [asOf, setAsOf] = useState('');
  const [basis, setBasis] = useState<Basis>('booked');
  const filter = { organisation: books.organisation, asOf: asOf || undefined, basis };
  const balance = useQuery({
    queryKey: ['trial-balance', filter],
    queryFn: ({ signal }) => readTrialBalance(filter, signal),
    enabled: books.ready,
  });
  const exported = withQuery('/api/ledger/trial-balance/export.xlsx', {
    ...filter,
    lang: language === 'en' ? 'en' : 'zh',
  });
  return (
    <Page
      title={t('tabTrialBalance')}
      facts={balance.data && <Balanced balance={balance.data} />}
      actions={<Button href={exported}>.xlsx</Button>}
    >
      <Panel
        flush
        title={balance.data ? t('asOf', { day: balance.data.asOf }) : t('tabTrialBalance')}
        note={t('amountsInYuan')}
        extra={
          <>
            <BooksChooser books={books} />
            <Input
              type="date"
              className="wh-day"
              aria-label={t('asOfDay')}
              value={asOf || (balance.data?.asOf ?? '')}
              onChange={(change) => setAsOf(change.target.value)}
            />
            <Segmented<Basis>
              value={basis}
              onChange={setBasis}
              options={[
                { value: 'booked', label: t('byBooking') },
                { value: 'value', label: t('byValue') },
              ]}
            />
          </>
        }
      >
        {balance.error ? (
          <ErrorState error={balance.error} onRetry={() => void balance.refetch()} />
        ) : !balance.data ? (
          <Loading lines={10} what={t('tabTrialBalance')} />
        ) : balance.data.rows.length === 0 ? (
          <Empty title={t('nothingBooked')} note={t('nothingBookedNote')} />
        ) : (
          <BalanceTable balance={balance.data} organisation={books.organisation} />
        )}
      </Panel>
    </Page>
  );
};

const Balanced = ({ balance }: { balance: TrialBalance }) => {
  const { t } = useTranslation('treasury');
  const broken = balance.totals.filter((total) => !total.balanced);
  return broken.length === 0 ? (
    <StateBadge tone="paid">{t('balanced')}</StateBadge>
  ) : (
    <StateBadge tone="failed">
      {t('notBalanced', { currency: broken.map((total) => total.currency).join(', ') })}
    </StateBadge>
  );
};

interface BalanceTableProps {
  balance: TrialBalance;
  organisation: string | undefined;
}

const BalanceTable = ({ balance, organisation }: BalanceTableProps) => {
  const { t } = useTranslation('treasury');
  const say = useSay();
  const pending = balance.rows.some((row) => row.pending.minorUnits !== 0);
  return (
    <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('tabTrialBalance')}>
      <table className="wh-table">
        <thead>
          <tr>
            <th>{t('accountNumber')}</th>
            <th>{t('account')}</th>
            <th>{t('kind')}</th>
            <th className="wh-right">{t('debit')}</th>
            <th className="wh-right">{t('credit')}</th>
            {pending && <th className="wh-right">{t('pending')}</th>}
          </tr>
        </thead>
        <tbody>
          {balance.rows.map((row) => (
            <tr key={`${row.account.code}${row.debit.currency}`}>
              <td className="wh-num">{row.account.number}</td>
              <td>
                <Link to={withQuery('journal', { account: row.account.code, organisation })}>
                  {say(row.account.name)}
                </Link>
              </td>
              <td>{t(`kinds.${row.account.kind}`)}</td>
              <td className="wh-num wh-right">{blank(row.debit)}</td>
              <td className="wh-num wh-right">{blank(row.credit)}</td>
              {pending && <td className="wh-num wh-right">{blank(row.pending)}</td>}
            </tr>
          ))}
        </tbody>
        <tfoot>
          {balance.totals.map((total) => (
            <tr key={total.currency}>
              <th colSpan={3} scope="row">
                {t('total')} {total.currency}
              </th>
              <td className="wh-num wh-right">{formatMoney(total.debit)}</td>
              <td className="wh-num wh-right">{formatMoney(total.credit)}</td>
              {pending && <td />}
            </tr>
          ))}
        </tfoot>
      </table>
    </div>
  );
};

export default TrialBalancePage;
