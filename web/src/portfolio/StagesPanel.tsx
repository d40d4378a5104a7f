import { Link } from 'react-router';
import type { Standing } from '@/api/portfolio';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { dash, formatCount, formatMoney, formatPercent } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { cellOf } from './cells';
import { useScope } from './scope';

/** What is exposed in each stage, and what of it is covered. */
export const StagesPanel = ({ stages }: { stages: Standing }) => {
  const { t } = useTranslation('portfolio');
  const say = useSay();
  const { cellTo } = useScope();
  const cover = (coverage: number | null) => (coverage === null ? dash : formatPercent(coverage));
  return (
    <Panel flush title={t('stages')} note={t('ead')}>
      <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('stages')}>
        <table className="wh-table">
          <thead>
            <tr>
              <th>{t('by.stage')}</th>
              <th className="wh-right">{t('agreements')}</th>
              <th className="wh-right">{t('exposure')}</th>
              <th className="wh-right">{t('allowance')}</th>
              <th className="wh-right">{t('coverage')}</th>
            </tr>
          </thead>
          <tbody>
            {stages.lines.map((line) => (
              <tr key={line.key}>
                <td>{say(line.words)}</td>
                <td className="wh-num wh-right">
                  <Link to={cellTo(cellOf('stage', line))}>{formatCount(line.agreements)}</Link>
                </td>
                <td className="wh-num wh-right">{formatMoney(line.owed)}</td>
                <td className="wh-num wh-right">{formatMoney(line.allowance)}</td>
                <td className="wh-num wh-right">{cover(line.coverage)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('total')}</th>
              <td className="wh-num wh-right">{formatCount(stages.total.agreements)}</td>
              <td className="wh-num wh-right">{formatMoney(stages.total.owed)}</td>
              <td className="wh-num wh-right">{formatMoney(stages.total.allowance)}</td>
              <td className="wh-num wh-right">{cover(stages.total.coverage)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </Panel>
  );
};
