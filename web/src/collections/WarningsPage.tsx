import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { readWarnings, type WarningBand, type WarningItem } from '@/api/collections';
import { withQuery } from '@/api/links';
import { useSession } from '@/api/session';
import { useSay } from '@/api/text';
import { useLanguage, useTranslation } from '@/i18n';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { PickOne } from '@/parts/filters';
import { dash } from '@/parts/money';
import { Empty } from '@/parts/states';
import { CollectionsPage } from './CollectionsPage';
import { useAgreementColumn, vinColumn } from './columns';
import { ListAndOne } from './ListAndOne';
import { useCollectionsPath } from './places';
import { warningBands } from './states';
import { BandBadge, WarningPanel } from './WarningPanel';

const useColumns = (): GridColumn<WarningItem>[] => {
  const { t } = useTranslation('collections');
  const say = useSay();
  const number = useAgreementColumn<WarningItem>();
  return [
    number,
    { key: 'band', title: t('warning.bandHead'), render: (row) => <BandBadge band={row.band} /> },
    { key: 'points', title: t('warning.pointsHead'), align: 'right', render: (row) => row.points },
    { key: 'since', title: t('warning.since'), render: (row) => <span className="wh-num">{row.since}</span> },
    {
      key: 'why',
      title: t('warning.most'),
      render: (row) => <span className="wh-wraps">{row.why.map(say).join(' · ') || dash}</span>,
    },
    vinColumn(),
  ];
};

/** Early warnings by band: the list left; right, the parts of one. */
const WarningsPage = () => {
  const { t } = useTranslation('collections');
  const language = useLanguage();
  const navigate = useNavigate();
  const base = useCollectionsPath();
  const works = useSession().data?.role === 'servicing';
  const { id } = useParams();
  const [band, setBand] = useState<WarningBand>();
  const open = (row: WarningItem) => void navigate(`${base}/warnings/${row.agreement}`, { replace: true });
  return (
    <CollectionsPage at="warnings" facts={<span>{t('warning.madeAt')}</span>}>
      <ListAndOne
        list={
          <DataGrid<WarningItem>
            key={band ?? 'any'}
            id="collections.warnings"
            label={t('place.warnings')}
            columns={useColumns()}
            rowKey={(row) => row.agreement}
            queryKey={['collections', 'warnings', band]}
            load={(after, cancel) => readWarnings(band, after, cancel)}
            exportHref={withQuery('/api/collections/warnings/export.xlsx', {
              band,
              lang: language === 'en' ? 'en' : 'zh',
            })}
            selected={id}
            onSelect={open}
            onOpen={open}
            empty={<Empty title={t('warning.none')} note={t('warning.noneNote')} />}
            tools={
              <PickOne<WarningBand>
                label={t('warning.bandHead')}
                any={t('warning.anyBand')}
                value={band}
                onPick={setBand}
                among={warningBands}
                named={(one) => t(`warning.band.${one}`)}
              />
            }
          />
        }
        one={(id) => (
          <WarningPanel
            key={id}
            agreement={id}
            works={works}
            title={<Link to={`${base}/cases/${id}`}>{t('warning.openCase')}</Link>}
          />
        )}
      />
    </CollectionsPage>
  );
};

export default WarningsPage;
