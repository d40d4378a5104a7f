import type { UseQueryResult } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useTranslation } from '@/i18n';
import { Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';

/** The list left; right, the one whose id is in the address. */
export const ListAndOne = ({ list, one }: { list: React.ReactNode; one: (id: string) => React.ReactNode }) => {
  const { t } = useTranslation('collections');
  const { id } = useParams();
  return (
    <div className="wh-columns wh-orders">
      <Panel flush>{list}</Panel>
      {id === undefined ? (
        <Panel>
          <p className="wh-ink2">{t('nothingOpen')}</p>
        </Panel>
      ) : (
        one(id)
      )}
    </div>
  );
};

interface FoundProps<TData> {
  found: UseQueryResult<TData>;
  what: string;
  children: (data: TData) => React.ReactNode;
}

/** What was asked for, or in its place that it is on its way or did not come. */
export const Found = <TData,>({ found, what, children }: FoundProps<TData>) =>
  found.data === undefined ? (
    <Panel>
      {found.error ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Loading lines={6} what={what} />
      )}
    </Panel>
  ) : (
    children(found.data)
  );
