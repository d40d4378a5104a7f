import { lazy } from 'react';
import type { RouteObject } from 'react-router';

const FilesPage = lazy(() => import('./FilesPage'));
const FilePage = lazy(() => import('./FilePage'));
const QueuePage = lazy(() => import('./QueuePage'));
const OrdersPage = lazy(() => import('./OrdersPage'));
const MandatesPage = lazy(() => import('./MandatesPage'));
const AccountsPage = lazy(() => import('./AccountsPage'));

/** The bank's pages, on every desk that may read them. */
export const bankRoutes: readonly RouteObject[] = [
  { path: 'bank', element: <FilesPage /> },
  { path: 'bank/files/:id', element: <FilePage /> },
  { path: 'bank/items', element: <QueuePage /> },
  { path: 'bank/items/:id', element: <QueuePage /> },
  { path: 'bank/orders', element: <OrdersPage /> },
  { path: 'bank/mandates', element: <MandatesPage /> },
  { path: 'bank/accounts', element: <AccountsPage /> },
];
