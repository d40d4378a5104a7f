import { useQuery } from '@tanstack/react-query';
import { readVendors } from '@/api/collections';
import { useTranslation } from '@/i18n';

/** Who works for the lender: a lender has a handful. */
export const useVendors = () =>
  useQuery({ queryKey: ['collections', 'vendors'], queryFn: ({ signal }) => readVendors(undefined, signal) });

/** The name of a vendor by its id; no vendor: the lender's own people. */
export const useVendorName = (): ((vendor: string | null) => string) => {
  const { t } = useTranslation('collections');
  const vendors = useVendors();
  return (vendor) =>
    vendor === null ? t('work.ownPeople') : (vendors.data?.items.find((one) => one.id === vendor)?.name ?? vendor);
};

/** Vendors to choose from, each with how it was evaluated. */
export const useVendorOptions = (): { value: string; label: string }[] => {
  const { t } = useTranslation('collections');
  const vendors = useVendors();
  return (vendors.data?.items ?? []).map((one) => ({
    value: one.id,
    label: [
      one.name,
      one.evaluatedOn ? t('scored', { score: one.score ?? 0, day: one.evaluatedOn }) : t('notEvaluated'),
    ].join(' · '),
  }));
};
