import { words } from '@/i18n/both';

export default words({
  en: { tabPolicies: 'Policies', tabQuotes: 'Quotes', tabClaims: 'Claims', tabTariff: 'Tariff' },
  zh: { tabPolicies: '保单', tabQuotes: '报价', tabClaims: '理赔', tabTariff: '费率' },
});
