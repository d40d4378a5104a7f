import { useSay } from '@/api/text';
import { StateOf } from '@/application/StateOf';
import { useTranslation } from '@/i18n';
import { Panel } from '@/parts/Panel';
import { Empty, Loading } from '@/parts/states';
import { RowLink } from './RowLink';
import { useMyApplications } from './useMine';

/** Before the first agreement: the applications and what the customer can do about them. */
export const NoCarYet = () => {
  const { t } = useTranslation('customer');
  const say = useSay();
  const applications = useMyApplications();
  if (applications.isPending) return <Loading lines={4} />;
  const rows = applications.data ?? [];
  if (rows.length === 0) {
    return (
      <Panel>
        <Empty title={t('noAgreement')} note={t('noAgreementNote')} />
      </Panel>
    );
  }
  return (
    <section className="wh-rows wh-panel">
      {rows.map((row) => (
        <RowLink
          key={row.id}
          to={`/customer/offers/${row.id}`}
          title={say(row.model)}
          note={
            <>
              <StateOf state={row.state} /> <span className="wh-mono">{row.number}</span>
            </>
          }
        />
      ))}
    </section>
  );
};
