import { lazy } from 'react';
import type { Desk } from '@/shell/desk';
import { collectionsRoutes } from '@/collections/routes';
import { portfolioRoutes } from '@/portfolio/routes';
import { deviceRoutes } from '@/telematics/routes';

const Log = lazy(() => import('./Log'));
const Verify = lazy(() => import('./Verify'));
const Rules = lazy(() => import('./Rules'));
const TrialBalancePage = lazy(() => import('../treasury/TrialBalancePage'));
const JournalPage = lazy(() => import('../treasury/JournalPage'));
const AccountPage = lazy(() => import('../servicing/AccountPage'));

/** For a regulator and an administrator: the log, its proof, the rules, the books, the portfolio. */
export const audit: Desk = {
  id: 'audit',
  roles: ['regulator', 'admin'],
  tabs: [
    { path: '', label: 'tabLog', key: 'l' },
    { path: 'verify', label: 'tabVerify', key: 'v' },
    { path: 'rules', label: 'tabRules', key: 'r' },
    { path: 'books', label: 'tabBooks', key: 'b' },
    { path: 'portfolio', label: 'tabPortfolio', key: 'p' },
    { path: 'collections', label: 'tabCollections', key: 'c' },
    { path: 'devices', label: 'tabDevices', key: 'd' },
  ],
  routes: [
    { index: true, element: <Log /> },
    { path: 'verify', element: <Verify /> },
    { path: 'rules', element: <Rules /> },
    { path: 'books', element: <TrialBalancePage /> },
    { path: 'books/journal', element: <JournalPage /> },
    ...portfolioRoutes,
    ...collectionsRoutes,
    ...deviceRoutes,
    { path: 'portfolio/agreements/:id', element: <AccountPage /> },
  ],
};
