import { lazy } from 'react';
import type { Desk } from '@/shell/desk';

const QuoteDesk = lazy(() => import('./QuoteDesk'));

/** The deal desk: sliders and offers, applications, payouts. */
export const dealer: Desk = {
  id: 'dealer',
  roles: ['dealer'],
  tabs: [{ path: '', label: 'tabDesk', key: 'd' }],
  routes: [{ index: true, element: <QuoteDesk /> }],
};
