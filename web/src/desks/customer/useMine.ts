import { useQuery } from '@tanstack/react-query';
import { readAgreement, readAgreements, type Agreement, type AgreementRow } from '@/api/agreements';
import { readApplications, type ApplicationRow } from '@/api/applications';
import { useKeptState } from '@/parts/useKeptState';

const rank: Record<AgreementRow['state'], number> = { active: 0, writtenOff: 1, settled: 2, closed: 3 };

/** The customer's agreements, running ones first. */
export const useMyAgreements = () =>
  useQuery({
    queryKey: ['my-agreements'],
    queryFn: async ({ signal }): Promise<readonly AgreementRow[]> =>
      [...(await readAgreements({}, undefined, signal)).items].sort((a, b) => rank[a.state] - rank[b.state]),
  });

export const useMyApplications = () =>
  useQuery({
    queryKey: ['applications', 'mine'],
    queryFn: async ({ signal }): Promise<readonly ApplicationRow[]> =>
      (await readApplications({}, undefined, signal)).items,
  });

export interface Mine {
  rows: readonly AgreementRow[];
  agreement: Agreement | undefined;
  etag: string | undefined;
  choose: (id: string) => void;
  pending: boolean;
  error: unknown;
  retry: () => void;
}

/** The agreement that is open: the one chosen last at this browser, else the first running one. */
export const useMine = (): Mine => {
  const list = useMyAgreements();
  const [chosen, choose] = useKeptState('customer.agreement', '');
  const rows = list.data ?? [];
  const id = (rows.find((row) => row.id === chosen) ?? rows[0])?.id;
  const one = useQuery({
    queryKey: ['agreement', id],
    queryFn: ({ signal }) => readAgreement(id ?? '', signal),
    enabled: id !== undefined,
  });
  return {
    rows,
    agreement: one.data?.data,
    etag: one.data?.etag,
    choose,
    pending: list.isPending || (id !== undefined && one.isPending),
    error: list.error ?? one.error,
    retry: () => void (list.error ? list.refetch() : one.refetch()),
  };
};
