import { Link, useLocation } from 'react-router';
import { withQuery } from '@/api/links';
import type { ExpectedLoss } from '@/api/portfolio';
import { useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { formatMinor } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { useScope } from './scope';
import { tiesOf } from './tie';

/** Where the journal stands on a desk that shows one. */
const journals: Readonly<Record<string, string>> = { treasury: '/treasury/journal', audit: '/audit/books/journal' };

/** The movement beside what the ledger took, account by account. */
export const TiePanel = ({ loss }: { loss: ExpectedLoss }) => {
  const { t } = useTranslation('portfolio');
  const { scope } = useScope();
  const journal = journals[useLocation().pathname.split('/')[1] ?? ''];
  if (scope.segment !== undefined) {
    return (
      <Panel title={t('tie')}>
        <Empty title={t('tieOfAll')} note={t('tieOfAllNote')} />
      </Panel>
    );
  }
  const ties = tiesOf(loss);
  const holds = ties.every((tie) => tie.says === tie.booked);
  const print = (minor: number) => formatMinor(minor, loss.currency);
  return (
    <Panel
      flush
      title={t('tie')}
      note={t('tieNote')}
      extra={<StateBadge tone={holds ? 'paid' : 'failed'}>{t(holds ? 'tieHolds' : 'tieBroken')}</StateBadge>}
      {...(journal === undefined
        ? {}
        : {
            foot: (
              <Link to={withQuery(journal, { subject: loss.subject, organisation: scope.organisation })}>
                {t('toEntries')}
              </Link>
            ),
          })}
    >
      <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('tie')}>
        <table className="wh-table">
          <thead>
            <tr>
              <th>{t('account')}</th>
              <th className="wh-right">{t('says')}</th>
              <th className="wh-right">{t('booked')}</th>
              <th className="wh-right">{t('difference')}</th>
            </tr>
          </thead>
          <tbody>
            {ties.map((tie) => (
              <tr key={tie.account}>
                <td>{t(`ledger.${tie.account.replace('losses.', '').replace('.', '_')}`)}</td>
                <td className="wh-num wh-right">{print(tie.says)}</td>
                <td className="wh-num wh-right">{print(tie.booked)}</td>
                <td className="wh-num wh-right">{print(tie.says - tie.booked)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
};
