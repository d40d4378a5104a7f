import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { withQuery } from '@/api/links';
import { readAccounts, readEntries, type EntryCard } from '@/api/ledger';
import { useSay } from '@/api/text';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge, type Tone } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { dash, formatMinor, formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { Page } from '@/shell/Page';
import { BooksChooser, useBooks } from './BooksChooser';
import './treasury.css';

const toneOf: Record<string, Tone> = {
  posted: 'paid',
  reversed: 'locked',
  reversal: 'sched',
  pending: 'due',
  completed: 'paid',
  voided: 'locked',
  void: 'sched',
};

const useColumns = (names: ReadonlyMap<string, string>): GridColumn<EntryCard>[] => {
  const { t } = useTranslation('treasury');
  const say = useSay();
  return [
    { key: 'booked', title: t('bookedOn'), render: (row) => <span className="wh-num">{row.bookedOn}</span> },
    {
      key: 'value',
      title: t('valueDate'),
      render: (row) => <span className="wh-num">{row.valueDate === row.bookedOn ? dash : row.valueDate}</span>,
    },
    { key: 'narrative', title: t('narrative'), render: (row) => say(row.narrative) },
    {
      key: 'accounts',
      title: t('account'),
      render: (row) =>
        row.lines.map((line, at) => (
          <div key={at} className={line.amount.minorUnits < 0 ? 'wh-indent' : ''}>
            {names.get(line.account) ?? line.account}
          </div>
        )),
    },
    {
      key: 'debit',
      title: t('debit'),
      align: 'right',
      render: (row) =>
        row.lines.map((line, at) => (
          <div key={at}>{line.amount.minorUnits > 0 ? formatMoney(line.amount) : '\u00a0'}</div>
        )),
    },
    {
      key: 'credit',
      title: t('credit'),
      align: 'right',
      render: (row) =>
        row.lines.map((line, at) => (
          <div key={at}>
            {line.amount.minorUnits < 0 ? formatMinor(-line.amount.minorUnits, line.amount.currency) : '\u00a0'}
          </div>
        )),
    },
    {
      key: 'state',
      title: t('state'),
      render: (row) => <StateBadge tone={toneOf[row.state] ?? 'sched'}>{t(`states.${row.state}`)}</StateBadge>,
    },
    { key: 'key', title: t('key'), render: (row) => <span className="wh-mono">{row.key}</span>, optional: true },
  ];
};

/** Every entry of the books, newest first, by account and by day. */
const JournalPage = () => {
  const { t } = useTranslation('treasury');
  const say = useSay();
  const language = useLanguage();
  const books = useBooks();
  const [search, setSearch] = useSearchParams();
  const account = search.get('account') ?? undefined;
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const chart = useQuery({
    queryKey: ['accounts', books.organisation],
    queryFn: ({ signal }) => readAccounts({ organisation: books.organisation }, signal),
    enabled: books.ready,
  });
  const names = new Map((chart.data ?? []).map((one) => [one.code, say(one.name)]));
  const columns = useColumns(names);
  const filter = { organisation: books.organisation, account, from: from || undefined, to: to || undefined };
  return (
    <Page title={t('tabJournal')} facts={t('amountsInYuan')} crumb={<Link to="..">{t('tabTrialBalance')}</Link>}>
      <Panel flush>
        {books.ready && (
          <DataGrid<EntryCard>
            key={JSON.stringify(filter)}
            id="treasury.journal"
            label={t('tabJournal')}
            columns={columns}
            rowKey={(row) => row.id}
            queryKey={['entries', filter]}
            load={(after, cancel) => readEntries(filter, after, cancel)}
            exportHref={withQuery('/api/ledger/entries/export.xlsx', {
              ...filter,
              lang: language === 'en' ? 'en' : 'zh',
            })}
            empty={<Empty title={t('nothingBooked')} note={t('nothingBookedNote')} />}
            tools={
              <>
                <BooksChooser books={books} />
                <Select<string>
                  allowClear
                  showSearch={{ optionFilterProp: 'label' }}
                  aria-label={t('account')}
                  placeholder={t('anyAccount')}
                  className="wh-filter"
                  value={account ?? null}
                  onChange={(next) => setSearch(next ? { account: next } : {})}
                  options={(chart.data ?? []).map((one) => ({ value: one.code, label: say(one.name) }))}
                />
                <Input
                  type="date"
                  aria-label={t('from')}
                  className="wh-day"
                  value={from}
                  onChange={(change) => setFrom(change.target.value)}
                />
                <Input
                  type="date"
                  aria-label={t('to')}
                  className="wh-day"
                  value={to}
                  onChange={(change) => setTo(change.target.value)}
                />
              </>
            }
          />
        )}
      </Panel>
    </Page>
  );
};

export default JournalPage;
