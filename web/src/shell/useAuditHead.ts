import { useQuery } from '@tanstack/react-query';
import { readHead } from '@/api/audit';

/** The newest signed head; silent where the role may not read the log. */
export const useAuditHead = () =>
  useQuery({
    queryKey: ['audit-head'],
    queryFn: ({ signal }) => readHead(signal),
    retry: false,
    staleTime: 30_000,
  });
