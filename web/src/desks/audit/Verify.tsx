import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { readHeads, verifyLog, type AuditReport } from '@/api/audit';
import { withQuery } from '@/api/links';
import { useLanguage, useTranslation } from '@/i18n';
import { Key, StateBadge } from '@/parts/badges';
import { momentOf } from '@/parts/days';
import { KpiStrip } from '@/parts/KpiStrip';
import { formatCount } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { useKeys } from '@/shell/keys';
import { Page } from '@/shell/Page';
import './audit.css';

/** Recomputes the whole log from its records and says the first thing that does not fit. */
const Verify = () => {
  const { t } = useTranslation('audit');
  const lang = useLanguage() === 'en' ? 'en' : 'zh';
  const verification = useMutation({ mutationFn: verifyLog });
  const heads = useQuery({ queryKey: ['audit-heads'], queryFn: ({ signal }) => readHeads(undefined, signal) });
  const start = () => !verification.isPending && verification.mutate();
  useKeys([{ keys: ['x'], label: t('verifyNow'), run: start }]);
  return (
    <Page
      title={t('tabVerify')}
      actions={
        <Button type="primary" loading={verification.isPending} onClick={start}>
          {t('verifyNow')} <Key>X</Key>
        </Button>
      }
    >
      {verification.isPending && <Loading lines={3} what={t('recomputing')} />}
      {verification.error && <ErrorState error={verification.error} onRetry={start} />}
      {verification.data ? (
        <Report report={verification.data} />
      ) : (
        !verification.isPending && <p className="wh-ink2">{t('verifyLead')}</p>
      )}
      <Panel
        flush
        title={t('heads')}
        note={t('headsNote')}
        extra={
          <Button size="small" href={withQuery('/api/audit/heads/export.xlsx', { lang })}>
            .xlsx
          </Button>
        }
      >
        {heads.error ? (
          <ErrorState error={heads.error} onRetry={() => void heads.refetch()} />
        ) : !heads.data ? (
          <Loading lines={4} what={t('heads')} />
        ) : heads.data.items.length === 0 ? (
          <Empty title={t('noHeads')} />
        ) : (
          <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('heads')}>
            <table className="wh-table wh-compact">
              <thead>
                <tr>
                  <th className="wh-right">{t('records')}</th>
                  <th>{t('at')}</th>
                  <th>{t('root')}</th>
                </tr>
              </thead>
              <tbody>
                {heads.data.items.map((head) => (
                  <tr key={head.size}>
                    <td className="wh-num wh-right">{formatCount(head.size)}</td>
                    <td className="wh-num">{momentOf(head.at)}</td>
                    <td className="wh-mono">{head.root}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
    </Page>
  );
};

const Report = ({ report }: { report: AuditReport }) => {
  const { t } = useTranslation('audit');
  const { fault } = report;
  return (
    <>
      <KpiStrip
        label={t('tabVerify')}
        items={[
          {
            id: 'result',
            label: t('result'),
            value: fault ? (
              <StateBadge tone="failed">{t('broken')}</StateBadge>
            ) : (
              <StateBadge tone="paid">{t('holds')}</StateBadge>
            ),
          },
          {
            id: 'records',
            label: t('records'),
            value: formatCount(report.size),
            note: t('pending', { count: report.pending }),
          },
          {
            id: 'heads',
            label: t('heads'),
            value: formatCount(report.heads),
            note: report.signaturesChecked ? t('signed') : t('unsigned'),
          },
        ]}
      />
      {fault && (
        <Panel accent="over" title={t(`faults.${fault.kind}`)}>
          <p>{fault.says}</p>
          {fault.leaf !== null && <p className="wh-num">{t('firstLeaf', { leaf: formatCount(fault.leaf) })}</p>}
        </Panel>
      )}
      <p className="wh-mono wh-hash">{report.root}</p>
    </>
  );
};

export default Verify;
