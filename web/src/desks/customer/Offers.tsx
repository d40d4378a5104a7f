import { useTranslation } from '@/i18n';
import { Panel } from '@/parts/Panel';
import { ErrorState } from '@/parts/states';
import { Page } from '@/shell/Page';
import { NoCarYet } from './NoCarYet';
import { useMyApplications } from './useMine';

/** What was applied for and what came of it. */
const Offers = () => {
  const { t } = useTranslation('customer');
  const applications = useMyApplications();
  return (
    <Page title={t('tabOffers')} audit={false}>
      <h2 className="wh-car-name">{t('myApplications')}</h2>
      {applications.error ? (
        <Panel>
          <ErrorState error={applications.error} onRetry={() => void applications.refetch()} />
        </Panel>
      ) : (
        <NoCarYet />
      )}
    </Page>
  );
};

export default Offers;
