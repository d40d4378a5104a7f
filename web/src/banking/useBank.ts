import { useQuery } from '@tanstack/react-query';
import { readBankAccounts, readBankItems } from '@/api/banking';

export const useBankAccounts = () =>
  useQuery({ queryKey: ['bank', 'accounts'], queryFn: ({ signal }) => readBankAccounts(signal) });

/** How many movements nobody has claimed: the count beside the tab. */
export const useUnclaimed = (): number | undefined =>
  useQuery({
    queryKey: ['bank', 'items', 'unclaimed'],
    queryFn: async ({ signal }) => (await readBankItems({}, undefined, signal)).items.length,
    refetchInterval: 30_000,
  }).data;
