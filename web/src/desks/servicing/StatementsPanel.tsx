import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useLocation } from 'react-router';
import type { Agreement } from '@/api/agreements';
import { withQuery } from '@/api/links';
import { readStatements } from '@/api/statements';
import { useLanguage, useTranslation } from '@/i18n';
import { formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { StatementLinks } from './StatementLinks';

const shown = 6;

/** The statements that were issued for an agreement, newest first. */
export const StatementsPanel = ({ agreement }: { agreement: Agreement }) => {
  const { t } = useTranslation('servicing');
  const language = useLanguage();
  const listed = useLocation().pathname.startsWith('/servicing/');
  const issued = useQuery({
    queryKey: ['statements', { agreement: agreement.id }, agreement.asOf],
    queryFn: ({ signal }) => readStatements({ agreement: agreement.id }, undefined, signal),
  });
  const cards = issued.data?.items ?? [];
  return (
    <Panel
      title={t('statementsIssued')}
      extra={
        <Button
          size="small"
          href={withQuery('/api/statements/export.xlsx', {
            agreement: agreement.id,
            lang: language === 'en' ? 'en' : 'zh',
          })}
        >
          .xlsx
        </Button>
      }
      {...(listed && cards.length > shown
        ? {
            foot: (
              <Link to={withQuery('/servicing/statements', { agreement: agreement.id })}>{t('allStatements')}</Link>
            ),
          }
        : {})}
    >
      {issued.error ? (
        <ErrorState error={issued.error} onRetry={() => void issued.refetch()} />
      ) : !issued.data ? (
        <Loading lines={3} what={t('statements')} />
      ) : cards.length === 0 ? (
        <Empty title={t('noStatements')} note={t('noStatementsNote')} />
      ) : (
        <ul className="wh-papers">
          {cards.slice(0, shown).map((card) => (
            <li key={card.id}>
              <span>
                <span className="wh-num">{card.through}</span>{' '}
                <span className="wh-note wh-num">{t('paidOf', { amount: formatMoney(card.paid) })}</span>
              </span>
              <StatementLinks card={card} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
};
