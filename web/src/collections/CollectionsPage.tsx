import { useTranslation } from '@/i18n';
import { Page } from '@/shell/Page';
import { SubTabs } from '@/shell/SubTabs';
import { useCollectionsPath } from './places';
import './collections.css';

const places = ['', 'warnings', 'work', 'recoveries', 'sales', 'vendors', 'strategy', 'inhibits', 'switch'] as const;

interface CollectionsPageProps {
  at: (typeof places)[number];
  facts?: React.ReactNode;
  actions?: React.ReactNode;
  children: React.ReactNode;
}

/** The frame of the pages of collection: from the queue and early warnings to orders, vendors and start inhibits. */
export const CollectionsPage = ({ at, facts, actions, children }: CollectionsPageProps) => {
  const { t } = useTranslation('collections');
  const base = useCollectionsPath();
  return (
    <Page title={t(`place.${at || 'queue'}`)} facts={facts} {...(actions ? { actions } : {})}>
      <SubTabs
        label={t('places')}
        tabs={places.map((place) => ({
          to: place === '' ? base : `${base}/${place}`,
          label: t(`place.${place || 'queue'}`),
          current: place === at,
        }))}
      />
      {children}
    </Page>
  );
};
