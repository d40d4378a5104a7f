import { useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { readRequests, type Request, type RequestState } from '@/api/changes';
import { withQuery } from '@/api/links';
import { useSay } from '@/api/text';
import { RequestBadge } from '@/agreement/RequestBadge';
import { useLanguage, useTranslation } from '@/i18n';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { momentOf } from '@/parts/days';
import { PickOne } from '@/parts/filters';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { Page } from '@/shell/Page';
import { RequestPanel } from './RequestPanel';
import { useWaiting } from './useWaiting';
import './account.css';

const states: readonly RequestState[] = ['waiting', 'granted', 'declined', 'withdrawn'];

const useColumns = (): GridColumn<Request>[] => {
  const { t } = useTranslation('servicing');
  const say = useSay();
  return [
    {
      key: 'at',
      title: t('askedOn'),
      render: (row) => <span className="wh-num">{momentOf(row.at)}</span>,
    },
    { key: 'name', title: t('kindOfChange'), render: (row) => say(row.name) },
    { key: 'number', title: t('number'), render: (row) => <span className="wh-mono">{row.number}</span> },
    {
      key: 'by',
      title: t('askedBy'),
      render: (row) => t(row.mine ? 'byMe' : row.byCustomer ? 'byCustomer' : 'byColleague'),
    },
    { key: 'state', title: t('state'), render: (row) => <RequestBadge state={row.state} /> },
    { key: 'answer', title: t('answer'), render: (row) => row.answer ?? '', optional: true },
  ];
};

/** What two persons must agree to, and what customers ask for: the list left, what would come of it right. */
const Requests = () => {
  const { t } = useTranslation('servicing');
  const { t: words } = useTranslation('agreement');
  const language = useLanguage();
  const navigate = useNavigate();
  // The same page stands on two desks: it stays on the one where it was opened.
  const base = useLocation().pathname.split('/').slice(0, 3).join('/');
  const { id } = useParams();
  const [state, setState] = useState<RequestState | undefined>(id === undefined ? 'waiting' : undefined);
  const waiting = useWaiting();
  const filter = { state };
  const open = (row: Request) => void navigate(`${base}/${row.id}`, { replace: true });
  return (
    <Page title={t('requests')} facts={waiting === undefined ? undefined : t('requestsWaiting', { count: waiting })}>
      <div className="wh-columns wh-requests">
        <Panel flush>
          <DataGrid<Request>
            key={state ?? 'any'}
            id="servicing.requests"
            label={t('requests')}
            columns={useColumns()}
            rowKey={(row) => row.id}
            queryKey={['requests', filter]}
            load={(after, cancel) => readRequests(filter, after, cancel)}
            exportHref={withQuery('/api/change-requests/export.xlsx', {
              ...filter,
              lang: language === 'en' ? 'en' : 'zh',
            })}
            selected={id}
            onSelect={open}
            onOpen={open}
            empty={<Empty title={t('noRequests')} note={t('noRequestsNote')} />}
            tools={
              <PickOne<RequestState>
                label={t('state')}
                any={t('anyRequest')}
                value={state}
                onPick={setState}
                among={states}
                named={(one) => words(`requestState.${one}`)}
              />
            }
          />
        </Panel>
        {id === undefined ? (
          <Panel>
            <p className="wh-ink2">{t('nothingOpen')}</p>
          </Panel>
        ) : (
          <RequestPanel key={id} id={id} />
        )}
      </div>
    </Page>
  );
};

export default Requests;
