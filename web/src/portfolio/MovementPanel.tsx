import { Button } from 'antd';
import { Link } from 'react-router';
import { withQuery } from '@/api/links';
import type { Cell, ExpectedLoss } from '@/api/portfolio';
import { useSay } from '@/api/text';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { dash, formatCount, formatMoney, type Money } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { useScope } from './scope';
import { addsUp } from './tie';

const stages = [
  ['stage1', 'one'],
  ['stage2', 'two'],
  ['stage3', 'three'],
] as const;

/** How the allowance came from one month end to the next, cause by cause and stage by stage. */
export const MovementPanel = ({ loss }: { loss: ExpectedLoss }) => {
  const { t } = useTranslation('portfolio');
  const language = useLanguage();
  const say = useSay();
  const { scope } = useScope();
  const exported = withQuery('/api/portfolio/expected-loss/export.xlsx', {
    ...scope,
    lang: language === 'en' ? 'en' : 'zh',
  });
  const strong = (cause: string) => (cause === 'opening' || cause === 'closing' ? 'wh-strong' : '');
  return (
    <Panel
      flush
      title={t('movement')}
      note={t('monthTo', { day: loss.month })}
      extra={
        <>
          <StateBadge tone={addsUp(loss.movement) ? 'paid' : 'failed'}>
            {t(addsUp(loss.movement) ? 'addsUp' : 'doesNotAddUp')}
          </StateBadge>
          <Button size="small" href={exported}>
            .xlsx
          </Button>
        </>
      }
    >
      <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('movement')}>
        <table className="wh-table">
          <thead>
            <tr>
              <th>{t('cause')}</th>
              <th className="wh-right">{t('agreements')}</th>
              {stages.map(([part]) => (
                <th key={part} className="wh-right">
                  {t(part)}
                </th>
              ))}
              <th className="wh-right">{t('total')}</th>
            </tr>
          </thead>
          <tbody>
            {loss.movement.map((line) => (
              <tr key={line.cause} className={strong(line.cause)}>
                <th scope="row" className={strong(line.cause)}>
                  {say(line.words)}
                </th>
                <Figure cell={{ cause: line.cause }} plain={line.agreements === 0}>
                  {formatCount(line.agreements)}
                </Figure>
                {stages.map(([part, stage]) => (
                  <Figure key={part} cell={{ cause: line.cause, stage }} plain={isNothing(line[part])}>
                    {isNothing(line[part]) ? dash : formatMoney(line[part])}
                  </Figure>
                ))}
                <td className="wh-num wh-right">{formatMoney(line.total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
};

const isNothing = (amount: Money): boolean => amount.minorUnits === 0;

/** A figure that leads to its agreements; where there is none it is no link. */
const Figure = ({ cell, plain, children }: { cell: Cell; plain: boolean; children: React.ReactNode }) => {
  const { cellTo } = useScope();
  return (
    <td className="wh-num wh-cell">{plain ? <span>{children}</span> : <Link to={cellTo(cell)}>{children}</Link>}</td>
  );
};
