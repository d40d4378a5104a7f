import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { ask, house } from '@/api/client';
import { useSession } from '@/api/session';
import { useSay } from '@/api/text';
import type { OrganisationCard } from '@/api/wire';
import { useTranslation } from '@/i18n';

export interface Books {
  organisation: string | undefined;
  /** A regulator has to name a lender before anything can be read. */
  ready: boolean;
  lenders: readonly OrganisationCard[];
  choose: (organisation: string) => void;
}

/** Whose books are open: the own ones, or for a regulator those of the lender in the address, else the first. */
export const useBooks = (): Books => {
  const session = useSession();
  const regulator = session.data?.role === 'regulator';
  const [search, setSearch] = useSearchParams();
  const lenders = useQuery({
    queryKey: ['organisations', 'lender'],
    queryFn: async ({ signal }) =>
      (await ask(house.GET('/api/organisations', { params: { query: { kind: 'lender' } }, signal }))).items,
    enabled: regulator,
    staleTime: Infinity,
  });
  const organisation = regulator ? (search.get('organisation') ?? lenders.data?.[0]?.id) : undefined;
  return {
    organisation,
    ready: session.data !== undefined && (!regulator || organisation !== undefined),
    lenders: regulator ? (lenders.data ?? []) : [],
    // What else the address says is of the lender before: its month, its product, its subject.
    choose: (next) => setSearch({ organisation: next }, { replace: true }),
  };
};

export const BooksChooser = ({ books }: { books: Books }) => {
  const { t } = useTranslation('shell');
  const say = useSay();
  if (books.lenders.length === 0) return null;
  return (
    <Select<string>
      aria-label={t('lender')}
      className="wh-filter wh-books"
      value={books.organisation ?? null}
      onChange={books.choose}
      options={books.lenders.map((lender) => ({ value: lender.id, label: say(lender.name) }))}
    />
  );
};
