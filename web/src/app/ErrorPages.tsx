import { Button } from 'antd';
import { Link, useRouteError } from 'react-router';
import { useTranslation } from '@/i18n';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState } from '@/parts/states';

export const NoPage = () => {
  const { t } = useTranslation('shell');
  return (
    <main className="wh-page">
      <Panel>
        <Empty title={t('noPage')} note={t('noPageNote')} link={<Link to="/">{t('toFirst')}</Link>} />
      </Panel>
    </main>
  );
};

/** When a page breaks: what broke, and the way back. */
export const Crashed = () => {
  const { t } = useTranslation('shell');
  const error = useRouteError();
  return (
    <main className="wh-page">
      <Panel>
        <ErrorState error={error} title={t('crashed')} />
        <Button onClick={() => location.reload()}>{t('reload')}</Button>
      </Panel>
    </main>
  );
};
