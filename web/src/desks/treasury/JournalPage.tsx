import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { withQuery } from '@/api/links';
import { readAccounts, readEntries, type EntryCard } from '@/api/ledger';
import { useSay } from '@/api/text';
import { useLanguage, useTranslation } from '@/i18n';
import { DataGrid } from '@/parts/DataGrid';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { BooksChooser, useBooks } from '@/shell/books';
import { Page } from '@/shell/Page';
import { useEntryColumns } from './useEntryColumns';
import './treasury.css';

/** Every entry of the books, newest first, by account and by day. */
const JournalPage = () => {
  const { t } = useTranslation('treasury');
  const say = useSay();
  const language = useLanguage();
  const books = useBooks();
  const [search, setSearch] = useSearchParams();
  const account = search.get('account') ?? undefined;
  const subject = search.get('subject') ?? undefined;
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const chart = useQuery({
    queryKey: ['accounts', books.organisation],
    queryFn: ({ signal }) => readAccounts({ organisation: books.organisation }, signal),
    enabled: books.ready,
  });
  const names = new Map((chart.data ?? []).map((one) => [one.code, say(one.name)]));
  const columns = useEntryColumns(names);
  const filter = { organisation: books.organisation, account, subject, from: from || undefined, to: to || undefined };
  return (
    <Page
      title={t('tabJournal')}
      facts={subject === undefined ? t('amountsInYuan') : t('entriesOf', { subject })}
      crumb={
        <Link to={withQuery('..', { organisation: books.organisation })} relative="path">
          {t('tabTrialBalance')}
        </Link>
      }
    >
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
                  onChange={(next) =>
                    setSearch({
                      ...(books.organisation ? { organisation: books.organisation } : {}),
                      ...(next ? { account: next } : {}),
                    })
                  }
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
