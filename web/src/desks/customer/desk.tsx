import { lazy } from 'react';
import type { Desk } from '@/shell/desk';
import './customer.css';

const MyCar = lazy(() => import('./MyCar'));
const Payments = lazy(() => import('./Payments'));
const Pay = lazy(() => import('./Pay'));
const Settle = lazy(() => import('./Settle'));
const Relief = lazy(() => import('./Relief'));
const Situation = lazy(() => import('./Situation'));
const DirectDebit = lazy(() => import('./DirectDebit'));
const EndOfTerm = lazy(() => import('./EndOfTerm'));
const Offers = lazy(() => import('./Offers'));
const Decision = lazy(() => import('./Decision'));
const Sign = lazy(() => import('./Sign'));
const Papers = lazy(() => import('./Papers'));
const Location = lazy(() => import('./Location'));
const Me = lazy(() => import('./Me'));
const Insurance = lazy(() => import('./Insurance'));

/** The customer's pages, made for a phone: five tabs below. */
export const customer: Desk = {
  id: 'customer',
  roles: ['customer'],
  touch: true,
  tabs: [
    { path: '', label: 'tabCar' },
    { path: 'payments', label: 'tabPayments' },
    { path: 'offers', label: 'tabOffers' },
    { path: 'papers', label: 'tabPapers' },
    { path: 'me', label: 'tabMe' },
  ],
  routes: [
    { index: true, element: <MyCar /> },
    { path: 'payments', element: <Payments /> },
    { path: 'payments/pay', element: <Pay /> },
    { path: 'payments/settle', element: <Settle /> },
    { path: 'payments/relief', element: <Relief /> },
    { path: 'payments/late', element: <Situation /> },
    { path: 'payments/debit', element: <DirectDebit /> },
    { path: 'payments/end', element: <EndOfTerm /> },
    { path: 'offers', element: <Offers /> },
    { path: 'offers/:id', element: <Decision /> },
    { path: 'offers/:id/sign', element: <Sign /> },
    { path: 'papers', element: <Papers /> },
    { path: 'me', element: <Me /> },
    { path: 'me/location', element: <Location /> },
    { path: 'insurance', element: <Insurance /> },
  ],
};
