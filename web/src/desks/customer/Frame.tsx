import { Select } from 'antd';
import type { Agreement } from '@/api/agreements';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { Page } from '@/shell/Page';
import { useMine, type Mine } from './useMine';

interface FrameProps {
  title: string;
  /** Shown where the customer has no agreement yet. */
  none?: React.ReactNode;
  children: (agreement: Agreement, mine: Mine) => React.ReactNode;
}

/** A page about the open agreement: waits for it, says what is wrong, lets one choose among several. */
export const Frame = ({ title, none, children }: FrameProps) => {
  const { t } = useTranslation('customer');
  const mine = useMine();
  return (
    <Page title={title} audit={false}>
      <Choice mine={mine} />
      {mine.agreement ? (
        children(mine.agreement, mine)
      ) : mine.pending ? (
        <Loading lines={6} />
      ) : mine.error ? (
        <Panel>
          <ErrorState error={mine.error} onRetry={mine.retry} />
        </Panel>
      ) : (
        (none ?? (
          <Panel>
            <Empty title={t('noAgreement')} note={t('noAgreementNote')} />
          </Panel>
        ))
      )}
    </Page>
  );
};

const Choice = ({ mine }: { mine: Mine }) => {
  const { t } = useTranslation('customer');
  const say = useSay();
  if (mine.rows.length < 2) return null;
  return (
    <Select
      aria-label={t('chooseAgreement')}
      value={mine.agreement?.id ?? null}
      onChange={(id) => id && mine.choose(id)}
      options={mine.rows.map((row) => ({ value: row.id, label: `${say(row.model)} · ${row.number}` }))}
    />
  );
};
