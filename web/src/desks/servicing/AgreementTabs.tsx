import { useTranslation } from '@/i18n';
import { SubTabs } from '@/shell/SubTabs';

/** The lists below the first tab: agreements, the statements issued for them, the damages to their cars. */
export const AgreementTabs = ({ at }: { at: 'agreements' | 'statements' | 'damages' }) => {
  const { t } = useTranslation('servicing');
  return (
    <SubTabs
      label={t('tabAgreements')}
      tabs={[
        { to: '/servicing', label: t('tabAgreements'), current: at === 'agreements' },
        { to: '/servicing/statements', label: t('statements'), current: at === 'statements' },
        { to: '/servicing/damages', label: t('damages'), current: at === 'damages' },
      ]}
    />
  );
};
