import { lazy } from 'react';
import type { RouteObject } from 'react-router';

const BookPage = lazy(() => import('./BookPage'));
const LossPage = lazy(() => import('./LossPage'));
const RollsPage = lazy(() => import('./RollsPage'));
const VintagesPage = lazy(() => import('./VintagesPage'));
const SpeedsPage = lazy(() => import('./SpeedsPage'));
const AtRiskPage = lazy(() => import('./AtRiskPage'));

/** The book at its month ends, on every desk that may read it. */
export const portfolioRoutes: readonly RouteObject[] = [
  { path: 'portfolio', element: <BookPage /> },
  { path: 'portfolio/loss', element: <LossPage /> },
  { path: 'portfolio/rolls', element: <RollsPage /> },
  { path: 'portfolio/vintages', element: <VintagesPage /> },
  { path: 'portfolio/speeds', element: <SpeedsPage /> },
  { path: 'portfolio/agreements', element: <AtRiskPage /> },
];
