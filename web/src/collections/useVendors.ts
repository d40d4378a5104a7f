import { useQuery } from '@tanstack/react-query';
import { readVendors } from '@/api/collections';

/** Who recovers cars for the lender: a lender has a handful. */
export const useVendors = () =>
  useQuery({ queryKey: ['collections', 'vendors'], queryFn: ({ signal }) => readVendors(undefined, signal) });
