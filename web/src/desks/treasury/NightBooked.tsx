import { useQuery } from '@tanstack/react-query';
import type { DayRun } from '@/api/days';
import { withQuery } from '@/api/links';
import { readAccounts, readEntries, type EntryCard } from '@/api/ledger';
import { useSay } from '@/api/text';
import { useLanguage, useTranslation } from '@/i18n';
import { DataGrid } from '@/parts/DataGrid';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { useEntryColumns } from './useEntryColumns';

/** What was booked on the day to which a night brought the books: what fell due, accruals, and what came since. */
export const NightBooked = ({ run }: { run: DayRun }) => {
  const { t } = useTranslation('treasury');
  const say = useSay();
  const language = useLanguage();
  const chart = useQuery({
    queryKey: ['accounts', undefined],
    queryFn: ({ signal }) => readAccounts({ organisation: undefined }, signal),
  });
  const names = new Map((chart.data ?? []).map((one) => [one.code, say(one.name)]));
  const columns = useEntryColumns(names);
  const filter = { organisation: undefined, account: undefined, from: run.next, to: run.next };
  return (
    <Panel flush title={t('nightBooked', { day: run.next })} note={t('nightBookedNote')}>
      <DataGrid<EntryCard>
        id="treasury.night"
        label={t('nightBooked', { day: run.next })}
        columns={columns}
        rowKey={(row) => row.id}
        queryKey={['entries', filter]}
        load={(after, cancel) => readEntries(filter, after, cancel)}
        exportHref={withQuery('/api/ledger/entries/export.xlsx', {
          from: run.next,
          to: run.next,
          lang: language === 'en' ? 'en' : 'zh',
        })}
        empty={<Empty title={t('nightBookedNothing')} />}
      />
    </Panel>
  );
};
