import { Drawer, Input } from 'antd';
import { useState } from 'react';
import { readRecords, type AuditRecord } from '@/api/audit';
import { withQuery } from '@/api/links';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { momentOf } from '@/parts/days';
import { formatCount } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { Page } from '@/shell/Page';
import { RecordProof } from './RecordProof';

const useColumns = (): GridColumn<AuditRecord>[] => {
  const { t } = useTranslation('audit');
  return [
    {
      key: 'leaf',
      title: t('leaf'),
      align: 'right',
      render: (row) => (row.leaf === null ? <StateBadge tone="due">{t('waiting')}</StateBadge> : formatCount(row.leaf)),
    },
    {
      key: 'at',
      title: t('at'),
      render: (row) => <span className="wh-num">{momentOf(row.at)}</span>,
    },
    {
      key: 'role',
      title: t('role'),
      render: (row) => t(`roles.${row.role.toLowerCase()}`, { defaultValue: row.role }),
    },
    {
      key: 'action',
      title: t('action'),
      render: (row) => (
        <>
          <span className="wh-mono">{row.action}</span>
          {row.granted === false && <StateBadge tone="locked">{t('refused')}</StateBadge>}
        </>
      ),
    },
    { key: 'subject', title: t('subject'), render: (row) => <span className="wh-mono">{row.subject}</span> },
    { key: 'purpose', title: t('purpose'), render: (row) => row.purpose ?? '' },
    {
      key: 'hash',
      title: t('leafHash'),
      render: (row) => <span className="wh-mono">{row.leafHash.slice(0, 12)}…</span>,
      optional: true,
    },
  ];
};

/** The tamper-evident log: who did what on which record; each one can be proved against the head. */
const Log = () => {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const [subject, setSubject] = useState('');
  const [action, setAction] = useState('');
  const [open, setOpen] = useState<AuditRecord>();
  const filter = { subject: subject || undefined, action: action || undefined };
  return (
    <Page title={t('tabLog')} facts={t('notABlockchain')}>
      <Panel flush>
        <DataGrid<AuditRecord>
          key={JSON.stringify(filter)}
          id="audit.log"
          label={t('tabLog')}
          columns={useColumns()}
          rowKey={(row) => String(row.number)}
          queryKey={['audit-records', filter]}
          load={(after, cancel) => readRecords(filter, after, cancel)}
          exportHref={withQuery('/api/audit/records/export.xlsx', {
            ...filter,
            lang: language === 'en' ? 'en' : 'zh',
          })}
          onOpen={setOpen}
          empty={<Empty title={t('noRecords')} />}
          tools={
            <>
              <Input.Search
                allowClear
                aria-label={t('subject')}
                placeholder={t('subject')}
                className="wh-search"
                onSearch={setSubject}
              />
              <Input.Search
                allowClear
                aria-label={t('action')}
                placeholder={t('action')}
                className="wh-filter"
                onSearch={setAction}
              />
            </>
          }
        />
      </Panel>
      <Drawer open={open !== undefined} onClose={() => setOpen(undefined)} size={560} title={open?.action}>
        {open && <RecordProof record={open} />}
      </Drawer>
    </Page>
  );
};

export default Log;
