import { lazy } from 'react';
import { useQuery } from '@tanstack/react-query';
import { readQueue } from '@/api/underwriting';
import { useFindApplications } from '@/application/useFindApplications';
import { registerRoutes } from '@/registers/routes';
import type { Desk } from '@/shell/desk';

const QueuePage = lazy(() => import('./QueuePage'));
const Decided = lazy(() => import('./Decided'));
const CasePage = lazy(() => import('./CasePage'));
const OperationsPage = lazy(() => import('@/governing/OperationsPage'));
const PoliciesPage = lazy(() => import('@/governing/PoliciesPage'));
const PolicyPage = lazy(() => import('@/governing/PolicyPage'));
const BlacklistPage = lazy(() => import('@/screening/BlacklistPage'));

const useQueueCount = (): number | undefined =>
  useQuery({ queryKey: ['queue'], queryFn: ({ signal }) => readQueue(undefined, signal), staleTime: 15_000 }).data
    ?.items.length;

/** Applications that wait for a person, and what became of the others. */
export const underwriting: Desk = {
  id: 'underwriting',
  roles: ['underwriter'],
  tabs: [
    { path: '', label: 'tabQueue', useCount: useQueueCount, key: 'q' },
    { path: 'applications', label: 'tabApplications', key: 'a' },
    { path: 'decisions', label: 'tabDecisions', key: 'd' },
    { path: 'policies', label: 'tabPolicies', key: 'p' },
    { path: 'blacklist', label: 'tabBlacklist', key: 'b' },
    { path: 'checks', label: 'tabChecks', key: 'c' },
    { path: 'models', label: 'tabModels', key: 'm' },
  ],
  useFinder: () => useFindApplications('/underwriting/applications'),
  routes: [
    { index: true, element: <QueuePage /> },
    { path: 'applications', element: <Decided /> },
    { path: 'applications/:id', element: <CasePage /> },
    { path: 'decisions', element: <OperationsPage /> },
    { path: 'policies', element: <PoliciesPage /> },
    { path: 'policies/:family/:version', element: <PolicyPage /> },
    { path: 'blacklist', element: <BlacklistPage /> },
    ...registerRoutes,
    { path: ':id', element: <QueuePage /> },
  ],
};
