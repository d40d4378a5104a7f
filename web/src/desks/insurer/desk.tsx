import { lazy } from 'react';
import type { Desk } from '@/shell/desk';

const PoliciesPage = lazy(() => import('./PoliciesPage'));
const QuotesPage = lazy(() => import('./QuotesPage'));
const ClaimsPage = lazy(() => import('./ClaimsPage'));
const TariffPage = lazy(() => import('./TariffPage'));

/** The insurer: policies and their months, quotes, claims, the tariff with its model. */
export const insurer: Desk = {
  id: 'insurer',
  roles: ['insurer'],
  tabs: [
    { path: '', label: 'tabPolicies', key: 'p' },
    { path: 'quotes', label: 'tabQuotes', key: 'q' },
    { path: 'claims', label: 'tabClaims', key: 'c' },
    { path: 'tariff', label: 'tabTariff', key: 't' },
  ],
  routes: [
    { index: true, element: <PoliciesPage /> },
    { path: 'quotes', element: <QuotesPage /> },
    { path: 'claims', element: <ClaimsPage /> },
    { path: 'tariff', element: <TariffPage /> },
  ],
};
