import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { readMonthEnds, readStanding } from '@/api/portfolio';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { BooksChooser } from '@/shell/books';
import { useKeys } from '@/shell/keys';
import { Page } from '@/shell/Page';
import { SubTabs } from '@/shell/SubTabs';
import { MonthEnds } from './MonthEnds';
import { useScope, views, type View } from './scope';
import './portfolio.css';

interface PortfolioPageProps {
  view: View;
  children: React.ReactNode;
}

/** The month ends that were taken, newest first. */
export const useMonthEnds = () => {
  const { scope, books } = useScope();
  return useQuery({
    queryKey: ['portfolio', 'months', scope.organisation],
    queryFn: ({ signal }) => readMonthEnds(scope.organisation, signal),
    enabled: books.ready,
  });
};

/** One view of the book: which one, of which month end and product. Without a month end there is nothing to show. */
export const PortfolioPage = ({ view, children }: PortfolioPageProps) => {
  const { t } = useTranslation('portfolio');
  const { to } = useScope();
  const months = useMonthEnds();
  const done = (months.data?.items ?? []).filter((run) => run.state === 'done');
  return (
    <Page title={t(`view.${view || 'book'}`)} facts={t('amountsInYuan')} actions={<Choosers />}>
      <SubTabs
        label={t('views')}
        tabs={views.map((one) => ({ to: to(one), label: t(`view.${one || 'book'}`), current: one === view }))}
      />
      {months.data && done.length === 0 ? <MonthEnds /> : children}
    </Page>
  );
};

/** Whose book, month end and product. */
export const Choosers = () => {
  const { t } = useTranslation('portfolio');
  const say = useSay();
  const { scope, books, choose } = useScope();
  const months = useMonthEnds();
  const days = (months.data?.items ?? []).filter((run) => run.state === 'done').map((run) => run.month);
  // With one product chosen the answer names that one alone, so the list is asked for without it.
  const book = useQuery({
    queryKey: ['portfolio', 'products', scope.organisation, scope.month],
    queryFn: ({ signal }) =>
      readStanding({ organisation: scope.organisation, month: scope.month, by: 'product' }, signal),
    enabled: days.length > 0,
    staleTime: 60_000,
  });
  const now = scope.month ?? days[0];
  const step = (by: number) => {
    const month = days[days.indexOf(now ?? '') + by];
    if (month !== undefined) choose({ month });
  };
  useKeys([{ keys: ['[', ']'], label: t('otherMonth'), run: (key) => step(key === '[' ? 1 : -1) }]);
  if (days.length === 0) return <BooksChooser books={books} />;
  return (
    <>
      <BooksChooser books={books} />
      <Select<string>
        aria-label={t('monthEnd')}
        className="wh-filter"
        value={now ?? null}
        onChange={(month) => choose({ month })}
        options={days.map((day) => ({ value: day, label: day }))}
      />
      <Select<number>
        allowClear
        aria-label={t('product')}
        placeholder={t('allProducts')}
        className="wh-filter"
        value={scope.segment ?? null}
        onChange={(segment) => choose({ segment: segment ?? undefined })}
        options={(book.data?.segments ?? []).map((one) => ({ value: one.number, label: say(one.product) }))}
      />
    </>
  );
};
