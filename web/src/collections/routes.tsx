import { lazy } from 'react';
import type { RouteObject } from 'react-router';

const QueuePage = lazy(() => import('./QueuePage'));
const CasePage = lazy(() => import('./CasePage'));
const WarningsPage = lazy(() => import('./WarningsPage'));
const WorkPage = lazy(() => import('./WorkPage'));
const RecoveriesPage = lazy(() => import('./RecoveriesPage'));
const SalesPage = lazy(() => import('./SalesPage'));
const VendorsPage = lazy(() => import('./VendorsPage'));
const StrategyPage = lazy(() => import('./StrategyPage'));
const InhibitsPage = lazy(() => import('./InhibitsPage'));
const SwitchPage = lazy(() => import('./SwitchPage'));

/** The pages of collection, on every desk that may read them. */
export const collectionsRoutes: readonly RouteObject[] = [
  { path: 'collections', element: <QueuePage /> },
  { path: 'collections/cases/:id', element: <CasePage /> },
  { path: 'collections/warnings', element: <WarningsPage /> },
  { path: 'collections/warnings/:id', element: <WarningsPage /> },
  { path: 'collections/work', element: <WorkPage /> },
  { path: 'collections/work/:id', element: <WorkPage /> },
  { path: 'collections/recoveries', element: <RecoveriesPage /> },
  { path: 'collections/recoveries/:id', element: <RecoveriesPage /> },
  { path: 'collections/sales', element: <SalesPage /> },
  { path: 'collections/sales/:id', element: <SalesPage /> },
  { path: 'collections/vendors', element: <VendorsPage /> },
  { path: 'collections/strategy', element: <StrategyPage /> },
  { path: 'collections/inhibits', element: <InhibitsPage /> },
  { path: 'collections/inhibits/:id', element: <InhibitsPage /> },
  { path: 'collections/switch', element: <SwitchPage /> },
];
