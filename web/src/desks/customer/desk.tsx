import { lazy } from 'react';
import type { Desk } from '@/shell/desk';

const MyCar = lazy(() => import('./MyCar'));

export const customer: Desk = {
  id: 'customer',
  roles: ['customer'],
  touch: true,
  tabs: [{ path: '', label: 'tabCar' }],
  routes: [{ index: true, element: <MyCar /> }],
};
