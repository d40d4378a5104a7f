import { lazy } from 'react';
import type { Desk } from '@/shell/desk';
import { bankRoutes } from '@/banking/routes';
import { useUnclaimed } from '@/banking/useBank';
import { portfolioRoutes } from '@/portfolio/routes';
import { useWaiting } from '../servicing/useWaiting';

const TrialBalancePage = lazy(() => import('./TrialBalancePage'));
const JournalPage = lazy(() => import('./JournalPage'));
const AccountPage = lazy(() => import('../servicing/AccountPage'));
const Requests = lazy(() => import('../servicing/Requests'));
const DayEnd = lazy(() => import('./DayEnd'));

/** The lender's books: trial balance, journal, portfolio, bank, close of business. */
export const treasury: Desk = {
  id: 'treasury',
  roles: ['treasury'],
  tabs: [
    { path: '', label: 'tabTrialBalance', key: 't' },
    { path: 'journal', label: 'tabJournal', key: 'j' },
    { path: 'portfolio', label: 'tabPortfolio', key: 'p' },
    { path: 'bank', label: 'tabBank', key: 'b', useCount: useUnclaimed },
    { path: 'requests', label: 'tabRequests', key: 'r', useCount: useWaiting },
    { path: 'day', label: 'tabDay', key: 'd' },
  ],
  routes: [
    { index: true, element: <TrialBalancePage /> },
    { path: 'journal', element: <JournalPage /> },
    ...bankRoutes,
    ...portfolioRoutes,
    { path: 'portfolio/agreements/:id', element: <AccountPage /> },
    { path: 'requests', element: <Requests /> },
    { path: 'requests/:id', element: <Requests /> },
    { path: 'day', element: <DayEnd /> },
  ],
};
