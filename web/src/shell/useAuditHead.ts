import { useQuery } from '@tanstack/react-query';
import { get } from '@/api/http';

export interface AuditHead {
  size: number;
  root: string;
  at?: string;
}

/** The newest signed head; silent where the role may not read the log. */
export const useAuditHead = () =>
  useQuery({
    queryKey: ['audit-head'],
    queryFn: ({ signal }) => get<AuditHead>('/api/audit/head', undefined, signal),
    retry: false,
    staleTime: 30_000,
  });
