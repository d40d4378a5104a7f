import { useQuery } from '@tanstack/react-query';
import { readRequests } from '@/api/changes';

/** How many requests wait for their answer: the count beside the tab. */
export const useWaiting = (): number | undefined =>
  useQuery({
    queryKey: ['requests', 'waiting'],
    queryFn: async ({ signal }) => (await readRequests({ state: 'waiting' }, undefined, signal)).items.length,
    refetchInterval: 30_000,
  }).data;
