import { Button } from 'antd';
import { useState } from 'react';
import { withQuery } from '@/api/links';
import { readListings, searchListings, type Listing, type ListingState, type TraitKind } from '@/api/screening';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { FindBox, PickOne } from '@/parts/filters';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { Page } from '@/shell/Page';
import { AddDrawer } from './AddDrawer';
import { ListingDrawer } from './ListingDrawer';
import { listable, states, toneOfListing } from './states';
import './screening.css';

const useColumns = (open: (one: Listing) => void): GridColumn<Listing>[] => {
  const { t } = useTranslation('screening');
  return [
    { key: 'kind', title: t('kind'), render: (row) => t(`kinds.${row.kind}`) },
    {
      key: 'value',
      title: t('value'),
      render: (row) => (
        <button type="button" className="wh-link wh-mono" onClick={() => open(row)}>
          {row.value}
        </button>
      ),
    },
    {
      key: 'state',
      title: t('state'),
      render: (row) => <StateBadge tone={toneOfListing[row.state]}>{t(`states.${row.state}`)}</StateBadge>,
    },
    { key: 'source', title: t('source'), render: (row) => t(`sources.${row.source}`) },
    { key: 'listedOn', title: t('listedOn'), render: (row) => <span className="wh-num">{row.listedOn}</span> },
    { key: 'expiresOn', title: t('expiresOn'), render: (row) => <span className="wh-num">{row.expiresOn}</span> },
    { key: 'by', title: t('by'), render: (row) => row.by },
  ];
};

/** The lender's own list: add, look up, take an appeal down, decide it, end. */
const BlacklistPage = () => {
  const { t } = useTranslation('screening');
  const language = useLanguage();
  const [state, setState] = useState<ListingState>();
  const [kind, setKind] = useState<TraitKind>();
  const [value, setValue] = useState('');
  const [open, setOpen] = useState<Listing>();
  const [adds, setAdds] = useState(false);
  const filter = { state, kind };
  return (
    <Page
      title={t('blacklist')}
      facts={t('intro')}
      actions={
        <Button type="primary" onClick={() => setAdds(true)}>
          {t('add')}
        </Button>
      }
    >
      <Panel flush>
        <DataGrid<Listing>
          key={JSON.stringify([filter, value])}
          id="screening.listings"
          label={t('blacklist')}
          columns={useColumns(setOpen)}
          rowKey={(row) => row.id}
          queryKey={['listings', filter, value]}
          load={(after, cancel) => (value ? searchListings(value, after, cancel) : readListings(filter, after, cancel))}
          exportHref={withQuery('/api/screening/listings/export.xlsx', {
            ...filter,
            lang: language === 'en' ? 'en' : 'zh',
          })}
          onOpen={setOpen}
          empty={<Empty title={t('empty')} note={t('emptyNote')} />}
          tools={
            <>
              <FindBox label={t('find')} onFind={setValue} />
              <PickOne<ListingState>
                label={t('state')}
                any={t('anyState')}
                value={state}
                onPick={setState}
                among={states}
                named={(one) => t(`states.${one}`)}
              />
              <PickOne<TraitKind>
                label={t('kind')}
                any={t('anyKind')}
                value={kind}
                onPick={setKind}
                among={listable}
                named={(one) => t(`kinds.${one}`)}
              />
            </>
          }
        />
      </Panel>
      {adds && <AddDrawer onClose={() => setAdds(false)} />}
      {open && <ListingDrawer one={open} onClose={() => setOpen(undefined)} />}
    </Page>
  );
};

export default BlacklistPage;
