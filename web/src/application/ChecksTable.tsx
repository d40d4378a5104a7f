import { Segmented } from 'antd';
import { useState } from 'react';
import { toneOfCheck, type Check } from '@/api/applications';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { StateBadge, UnverifiedPill } from '@/parts/badges';
import { dash } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import './checks.css';

const weight: Record<Check['result'], number> = { fail: 0, refer: 1, pass: 2 };
/** Passed checks beyond these are counted, not listed, until somebody asks. */
const passedShown = 6;

/** Every check of an application, problems first: result, actual against limit, rule, verified or not. */
export const ChecksTable = ({ checks }: { checks: readonly Check[] }) => {
  const { t } = useTranslation('application');
  const say = useSay();
  const [whole, setWhole] = useState(false);
  const sorted = [...checks].sort((a, b) => weight[a.result] - weight[b.result]);
  const problems = sorted.filter((check) => check.result !== 'pass');
  const shown = whole ? sorted : sorted.slice(0, problems.length + passedShown);
  const count = (result: Check['result']) => checks.filter((check) => check.result === result).length;
  const summary = [
    count('fail') > 0 && (
      <span key="f" className="wh-tone-failed">
        {t('countFail', { count: count('fail') })}
      </span>
    ),
    count('refer') > 0 && (
      <span key="r" className="wh-tone-warn">
        {t('countRefer', { count: count('refer') })}
      </span>
    ),
    <span key="p" className="wh-tone-paid">
      {t('countPass', { count: count('pass') })}
    </span>,
  ].filter(Boolean);
  return (
    <Panel
      flush
      title={t('checks')}
      note={<span className="wh-check-counts">{summary}</span>}
      extra={
        <Segmented<boolean>
          size="small"
          value={whole}
          onChange={setWhole}
          options={[
            { value: false, label: t('problemsFirst') },
            { value: true, label: t('allChecks') },
          ]}
        />
      }
      {...(shown.length < sorted.length
        ? {
            foot: (
              <>
                {t('morePassed', { count: sorted.length - shown.length })} ·{' '}
                <button type="button" className="wh-link" onClick={() => setWhole(true)}>
                  {t('show')}
                </button>
              </>
            ),
          }
        : {})}
    >
      <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('checks')}>
        <table className="wh-checks">
          <thead>
            <tr>
              <th scope="col">{t('checkResult')}</th>
              <th scope="col">{t('check')}</th>
              <th scope="col" className="wh-right">
                {t('actual')}
              </th>
              <th scope="col" className="wh-right">
                {t('limit')}
              </th>
              <th scope="col">{t('id')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((check) => (
              <tr key={check.id}>
                <td>
                  <StateBadge tone={toneOfCheck[check.result]}>{t(`result.${check.result}`)}</StateBadge>
                </td>
                <td>
                  {say(check.name)} {!check.verified && <UnverifiedPill short />}
                </td>
                <td className="wh-right wh-num">{check.actual ? say(check.actual) : dash}</td>
                <td className="wh-right wh-num wh-ink2">{check.limit ? say(check.limit) : dash}</td>
                <td className="wh-mono wh-ink2" title={check.source ?? undefined}>
                  {check.id}
                </td>
              </tr>
            ))}
            {checks.length === 0 && (
              <tr>
                <td colSpan={5} className="wh-note">
                  {t('noChecks')}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </Panel>
  );
};
