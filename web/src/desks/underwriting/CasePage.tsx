import { Link, useParams } from 'react-router';
import { useTranslation } from '@/i18n';
import { Page } from '@/shell/Page';
import { CaseBody } from './CaseBody';

/** A file outside the queue: decided, withdrawn or not yet due. */
const CasePage = () => {
  const { t } = useTranslation('underwriting');
  const { id = '' } = useParams();
  return (
    <Page title={t('theFile')} crumb={<Link to="/underwriting/applications">{t('tabApplications')}</Link>}>
      <CaseBody id={id} onDecided={() => undefined} />
    </Page>
  );
};

export default CasePage;
