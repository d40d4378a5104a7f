import { lazy } from 'react';
import type { Desk } from '@/shell/desk';
import { bankRoutes } from '@/banking/routes';
import { useUnclaimed } from '@/banking/useBank';
import { collectionsRoutes } from '@/collections/routes';
import { portfolioRoutes } from '@/portfolio/routes';
import { telematicsRoutes } from '@/telematics/routes';
import { useFindAgreements } from './useFindAgreements';
import { useWaiting } from './useWaiting';

const Agreements = lazy(() => import('./Agreements'));
const AccountPage = lazy(() => import('./AccountPage'));
const Compare = lazy(() => import('./Compare'));
const Ending = lazy(() => import('./Ending'));
const Statements = lazy(() => import('./Statements'));
const Damages = lazy(() => import('./Damages'));
const Requests = lazy(() => import('./Requests'));
const DayEnd = lazy(() => import('../treasury/DayEnd'));

/** Agreements from payout to the last payment. */
export const servicing: Desk = {
  id: 'servicing',
  roles: ['servicing'],
  tabs: [
    { path: '', label: 'tabAgreements', key: 'a' },
    { path: 'ending', label: 'tabEnding', key: 'e' },
    { path: 'portfolio', label: 'tabPortfolio', key: 'p' },
    { path: 'bank', label: 'tabBank', key: 'b', useCount: useUnclaimed },
    { path: 'collections', label: 'tabCollections', key: 'c' },
    { path: 'requests', label: 'tabRequests', key: 'r', useCount: useWaiting },
    { path: 'telematics', label: 'tabTelematics', key: 't' },
    { path: 'day', label: 'tabDay', key: 'd' },
  ],
  useFinder: useFindAgreements,
  routes: [
    { index: true, element: <Agreements /> },
    { path: 'statements', element: <Statements /> },
    { path: 'damages', element: <Damages /> },
    { path: 'day', element: <DayEnd /> },
    ...bankRoutes,
    ...portfolioRoutes,
    ...collectionsRoutes,
    ...telematicsRoutes,
    { path: 'ending', element: <Ending /> },
    { path: 'ending/:id', element: <Ending /> },
    { path: 'requests', element: <Requests /> },
    { path: 'requests/:id', element: <Requests /> },
    { path: ':id', element: <AccountPage /> },
    { path: ':id/compare', element: <Compare /> },
  ],
};
