import { Button } from 'antd';
import { useState } from 'react';
import { withQuery } from '@/api/links';
import { readStrangers, type Stranger } from '@/api/telematics';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { momentOf } from '@/parts/days';
import { formatCount } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { Page } from '@/shell/Page';
import { FreeCode, RegisterForm } from './DeviceForms';
import { DoorsPanel } from './DoorsPanel';
import { TelematicsTabs } from './TelematicsTabs';
import './telematics.css';

/** Who knocked at the doors of this server and was turned away; whom nobody registered can be registered here. */
const Strangers = () => {
  const { t } = useTranslation('telematics');
  const language = useLanguage();
  const [terminal, setTerminal] = useState<string>();
  const columns: GridColumn<Stranger>[] = [
    { key: 'number', title: t('terminal'), render: (row) => <span className="wh-mono">{row.number}</span> },
    {
      key: 'times',
      title: t('stranger.times'),
      align: 'right',
      render: (row) => <span className="wh-num">{formatCount(row.times)}</span>,
    },
    {
      key: 'last',
      title: t('stranger.lastAt'),
      render: (row) => <span className="wh-num">{momentOf(row.lastAt)}</span>,
    },
    {
      key: 'who',
      title: t('stranger.who'),
      render: (row) =>
        row.device ? (
          <StateBadge tone="warn">{t('stranger.wrongCode')}</StateBadge>
        ) : (
          <StateBadge tone="sched">{t('stranger.unknown')}</StateBadge>
        ),
    },
    {
      key: 'do',
      title: '',
      render: (row) =>
        row.device ? (
          <FreeCode device={row.device} onDone={() => undefined} />
        ) : (
          <Button size="small" onClick={() => setTerminal(row.number)}>
            {t('stranger.take')}
          </Button>
        ),
    },
  ];
  return (
    <Page title={t('strangers')}>
      <TelematicsTabs now="strangers" />
      <div className="wh-live">
        <Panel flush>
          <DataGrid<Stranger>
            id="telematics.strangers"
            label={t('strangers')}
            columns={columns}
            rowKey={(row) => row.number}
            queryKey={['fleet', 'strangers']}
            load={readStrangers}
            exportHref={withQuery('/api/telematics/strangers/export.xlsx', { lang: language === 'en' ? 'en' : 'zh' })}
            empty={<Empty title={t('stranger.none')} note={t('stranger.noneNote')} />}
          />
        </Panel>
        <div className="wh-live-side">
          <DoorsPanel />
          <RegisterForm key={terminal ?? ''} known={terminal} />
        </div>
      </div>
    </Page>
  );
};

export default Strangers;
