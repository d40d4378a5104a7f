import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Fragment, useState } from 'react';
import type { Agreement } from '@/api/agreements';
import { withQuery } from '@/api/links';
import { readJournal, type JournalEntry, type JournalLine } from '@/api/moves';
import { useSay } from '@/api/text';
import { useLanguage, useTranslation } from '@/i18n';
import { formatMinor, formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';

const shown = 4;

/** What the agreement put into the lender's books, newest first. */
export const JournalPanel = ({ agreement }: { agreement: Agreement }) => {
  const { t } = useTranslation('servicing');
  const language = useLanguage();
  const [all, setAll] = useState(false);
  const journal = useQuery({
    queryKey: ['journal', agreement.id, agreement.version],
    queryFn: ({ signal }) => readJournal(agreement.id, signal),
  });
  const entries = journal.data?.items ?? [];
  const visible = all ? entries : entries.slice(0, shown);
  const debits = visible.flatMap((entry) => entry.lines).filter((line) => line.amount.minorUnits > 0);
  const sum = debits.reduce((total, line) => total + line.amount.minorUnits, 0);
  const exported = withQuery(`/api/agreements/${agreement.id}/journal/export.xlsx`, {
    lang: language === 'en' ? 'en' : 'zh',
  });
  return (
    <Panel
      flush
      title={t('journal')}
      note={t('journalNote', { count: visible.length })}
      extra={
        <>
          {debits[0] && (
            <span className="wh-tone-paid">
              {t('debitsAreCredits', { sum: formatMinor(sum, debits[0].amount.currency) })}
            </span>
          )}
          <Button size="small" href={exported}>
            .xlsx
          </Button>
        </>
      }
      {...(entries.length > shown && !all
        ? {
            foot: (
              <button type="button" className="wh-link" onClick={() => setAll(true)}>
                {t('earlierEntries', { count: entries.length - shown })}
              </button>
            ),
          }
        : {})}
    >
      {journal.error ? (
        <ErrorState error={journal.error} onRetry={() => void journal.refetch()} />
      ) : !journal.data ? (
        <Loading lines={4} what={t('journal')} />
      ) : entries.length === 0 ? (
        <Empty title={t('noEntries')} />
      ) : (
        <JournalTable entries={visible} />
      )}
    </Panel>
  );
};

const JournalTable = ({ entries }: { entries: readonly JournalEntry[] }) => {
  const { t } = useTranslation('servicing');
  const say = useSay();
  return (
    <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('journal')}>
      <table className="wh-table wh-compact">
        <thead>
          <tr>
            <th>{t('bookedOn')}</th>
            <th>{t('entry')}</th>
            <th>{t('ledgerAccount')}</th>
            <th className="wh-right">{t('debit')}</th>
            <th className="wh-right">{t('credit_')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Fragment key={entry.id}>
              {entry.lines.map((line, at) => (
                <tr key={line.account + String(at)}>
                  <td className="wh-num">{at === 0 && entry.bookedOn.slice(5)}</td>
                  <td>{at === 0 && <EntryName entry={entry} words={say(entry.narrative)} />}</td>
                  <td className={line.amount.minorUnits < 0 ? 'wh-indent' : ''}>{say(line.name)}</td>
                  <Side line={line} />
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const EntryName = ({ entry, words }: { entry: JournalEntry; words: string }) => (
  <>
    {words}
    {entry.valueDate !== entry.bookedOn && <span className="wh-note wh-num"> ← {entry.valueDate.slice(5)}</span>}
  </>
);

const Side = ({ line }: { line: JournalLine }) => {
  const { minorUnits, currency } = line.amount;
  return (
    <>
      <td className="wh-num wh-right">{minorUnits > 0 && formatMoney(line.amount)}</td>
      <td className="wh-num wh-right">{minorUnits < 0 && formatMinor(-minorUnits, currency)}</td>
    </>
  );
};
