import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { withQuery } from '@/api/links';
import { readStanding, type Standing, type StandingBy } from '@/api/portfolio';
import { useSay } from '@/api/text';
import { useLanguage, useTranslation } from '@/i18n';
import { KpiStrip } from '@/parts/KpiStrip';
import { dash, formatCount, formatMoney, formatPercent, shareOf } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';
import { cellOf } from './cells';
import { MonthEnds } from './MonthEnds';
import { PortfolioPage } from './PortfolioPage';
import { useScope } from './scope';

const ways: readonly StandingBy[] = ['state', 'class', 'stage', 'product'];

/** The book at a month end: by lateness, class, stage or product. */
const BookPage = () => {
  const { t } = useTranslation('portfolio');
  const language = useLanguage();
  const { scope, books } = useScope();
  const [by, setBy] = useState<StandingBy>('state');
  const book = useQuery({
    queryKey: ['portfolio', 'standing', scope, by],
    queryFn: ({ signal }) => readStanding({ ...scope, by }, signal),
    enabled: books.ready,
    placeholderData: keepPreviousData,
  });
  const exported = withQuery('/api/portfolio/standing/export.xlsx', {
    ...scope,
    by,
    lang: language === 'en' ? 'en' : 'zh',
  });
  return (
    <PortfolioPage view="">
      {book.data && <Figures book={book.data} />}
      <Panel
        flush
        title={book.data ? t('asOf', { day: book.data.month }) : t('view.book')}
        extra={
          <>
            <Segmented<StandingBy>
              value={by}
              onChange={setBy}
              options={ways.map((way) => ({ value: way, label: t(`by.${way}`) }))}
            />
            <Button size="small" href={exported}>
              .xlsx
            </Button>
          </>
        }
      >
        {book.error ? (
          <ErrorState error={book.error} onRetry={() => void book.refetch()} />
        ) : book.data ? (
          <Lines book={book.data} by={by} />
        ) : (
          <Loading lines={8} what={t('view.book')} />
        )}
      </Panel>
      <MonthEnds />
    </PortfolioPage>
  );
};

const Figures = ({ book }: { book: Standing }) => {
  const { t } = useTranslation('portfolio');
  const { total } = book;
  return (
    <KpiStrip
      label={t('view.book')}
      items={[
        { id: 'agreements', label: t('agreements'), value: formatCount(total.agreements) },
        { id: 'owed', label: t('owed'), value: formatMoney(total.owed) },
        { id: 'allowance', label: t('allowance'), value: formatMoney(total.allowance) },
        {
          id: 'coverage',
          label: t('coverage'),
          value: total.coverage === null ? dash : formatPercent(total.coverage),
          note: t('coverageNote'),
        },
      ]}
    />
  );
};

const Lines = ({ book, by }: { book: Standing; by: StandingBy }) => {
  const { t } = useTranslation('portfolio');
  const say = useSay();
  const { cellTo } = useScope();
  return (
    <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('view.book')}>
      <table className="wh-table">
        <thead>
          <tr>
            <th>{t(`by.${by}`)}</th>
            <th className="wh-right">{t('agreements')}</th>
            <th className="wh-right">{t('owed')}</th>
            <th className="wh-share-col">{t('share')}</th>
            <th className="wh-right">{t('allowance')}</th>
            <th className="wh-right">{t('coverage')}</th>
          </tr>
        </thead>
        <tbody>
          {book.lines.map((line) => {
            const share = shareOf(line.owed, book.total.owed);
            return (
              <tr key={line.key}>
                <td>{by === 'state' ? t(`state_.${line.key}`) : say(line.words)}</td>
                <td className="wh-num wh-right">
                  <Link to={cellTo(cellOf(by, line))}>{formatCount(line.agreements)}</Link>
                </td>
                <td className="wh-num wh-right">{formatMoney(line.owed)}</td>
                <td>
                  <span className="wh-share">
                    <span className="wh-share-bar" aria-hidden="true">
                      <span style={{ width: `${share}%` }} />
                    </span>
                    <span className="wh-num">{formatPercent(share / 100, 1)}</span>
                  </span>
                </td>
                <td className="wh-num wh-right">{formatMoney(line.allowance)}</td>
                <td className="wh-num wh-right">{line.coverage === null ? dash : formatPercent(line.coverage)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            <td className="wh-num wh-right">{formatCount(book.total.agreements)}</td>
            <td className="wh-num wh-right">{formatMoney(book.total.owed)}</td>
            <td />
            <td className="wh-num wh-right">{formatMoney(book.total.allowance)}</td>
            <td className="wh-num wh-right">
              {book.total.coverage === null ? dash : formatPercent(book.total.coverage)}
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
};

export default BookPage;
