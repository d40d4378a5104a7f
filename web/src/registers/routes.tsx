import { lazy } from 'react';
import type { RouteObject } from 'react-router';

const ChecksPage = lazy(() => import('./ChecksPage'));
const ModelsPage = lazy(() => import('./ModelsPage'));
const ModelPage = lazy(() => import('./ModelPage'));

/** What decides, who answers for it, and what it is worth. */
export const registerRoutes: readonly RouteObject[] = [
  { path: 'checks', element: <ChecksPage /> },
  { path: 'models', element: <ModelsPage /> },
  { path: 'models/:name', element: <ModelPage /> },
];
