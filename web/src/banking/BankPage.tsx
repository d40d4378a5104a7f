import { useTranslation } from '@/i18n';
import { Page } from '@/shell/Page';
import { SubTabs } from '@/shell/SubTabs';
import { useBankPath } from './places';
import { useUnclaimed } from './useBank';
import './banking.css';

const places = ['', 'items', 'orders', 'mandates', 'accounts'] as const;

interface BankPageProps {
  at: (typeof places)[number];
  actions?: React.ReactNode;
  children: React.ReactNode;
}

/** The frame of the bank's pages: files, the queue of unclaimed money, orders, mandates, accounts. */
export const BankPage = ({ at, actions, children }: BankPageProps) => {
  const { t } = useTranslation('banking');
  const base = useBankPath();
  const unclaimed = useUnclaimed();
  return (
    <Page title={t(`place.${at || 'files'}`)} facts={t('amountsInColumn')} {...(actions ? { actions } : {})}>
      <SubTabs
        label={t('places')}
        tabs={places.map((place) => ({
          to: place === '' ? base : `${base}/${place}`,
          label: t(`place.${place || 'files'}`),
          current: place === at,
          count: place === 'items' ? unclaimed : undefined,
        }))}
      />
      {children}
    </Page>
  );
};
