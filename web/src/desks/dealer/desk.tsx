import { lazy } from 'react';
import { useFindApplications } from '@/application/useFindApplications';
import type { Desk } from '@/shell/desk';
import './desk.css';

const QuoteDesk = lazy(() => import('./QuoteDesk'));
const NewApplication = lazy(() => import('./NewApplication'));
const Applications = lazy(() => import('./Applications'));
const ApplicationPage = lazy(() => import('./ApplicationPage'));
const Payouts = lazy(() => import('./Payouts'));

/** The deal desk: sliders and offers, applications, payouts. */
export const dealer: Desk = {
  id: 'dealer',
  roles: ['dealer'],
  tabs: [
    { path: '', label: 'tabDesk', key: 'd' },
    { path: 'applications', label: 'tabApplications', key: 'a' },
    { path: 'payouts', label: 'tabPayouts', key: 'p' },
  ],
  useFinder: () => useFindApplications('/dealer/applications'),
  routes: [
    { index: true, element: <QuoteDesk /> },
    { path: 'applications', element: <Applications /> },
    { path: 'applications/new', element: <NewApplication /> },
    { path: 'applications/:id', element: <ApplicationPage /> },
    { path: 'payouts', element: <Payouts /> },
  ],
};
