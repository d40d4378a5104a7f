import { lazy } from 'react';
import type { Desk } from '@/shell/desk';
import { useFindAgreements } from './useFindAgreements';

const Agreements = lazy(() => import('./Agreements'));
const AccountPage = lazy(() => import('./AccountPage'));
const DayEnd = lazy(() => import('../treasury/DayEnd'));

/** Agreements from payout to the last payment. */
export const servicing: Desk = {
  id: 'servicing',
  roles: ['servicing'],
  tabs: [
    { path: '', label: 'tabAgreements', key: 'a' },
    { path: 'day', label: 'tabDay', key: 'd' },
  ],
  useFinder: useFindAgreements,
  routes: [
    { index: true, element: <Agreements /> },
    { path: 'day', element: <DayEnd /> },
    { path: ':id', element: <AccountPage /> },
  ],
};
