import { Button, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { readBankFiles, type BankFile, type FileKind } from '@/api/banking';
import { withQuery } from '@/api/links';
import { useSession } from '@/api/session';
import { useLanguage, useTranslation } from '@/i18n';
import { Key, StateBadge } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { momentOf } from '@/parts/days';
import { PickOne } from '@/parts/filters';
import { formatCount, formatPercent } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { useKeys } from '@/shell/keys';
import { BankPage } from './BankPage';
import { useBankPath } from './places';
import { fileKinds, isUnderWay, progressOf, sizeOf, toneOfFile } from './states';
import { UploadDrawer } from './UploadDrawer';
import { useBankAccounts } from './useBank';

const useColumns = (names: ReadonlyMap<string, string>): GridColumn<BankFile>[] => {
  const { t } = useTranslation('banking');
  return [
    {
      key: 'at',
      title: t('at'),
      render: (row) => <span className="wh-num">{momentOf(row.at)}</span>,
    },
    { key: 'name', title: t('name'), render: (row) => <span className="wh-file-name">{row.name}</span> },
    { key: 'kind', title: t('kind'), render: (row) => t(`kinds.${row.kind}`) },
    { key: 'account', title: t('account'), render: (row) => names.get(row.account) ?? '' },
    {
      key: 'state',
      title: t('state'),
      render: (row) => (
        <StateBadge tone={toneOfFile[row.state]}>
          {t(`fileState.${row.state}`)}
          {row.state === 'booking' && ` ${formatPercent(progressOf(row), 0)}`}
        </StateBadge>
      ),
    },
    { key: 'entries', title: t('entries'), align: 'right', render: (row) => formatCount(row.entries) },
    { key: 'booked', title: t('booked'), align: 'right', render: (row) => formatCount(row.booked) },
    { key: 'waiting', title: t('toQueue'), align: 'right', render: (row) => formatCount(row.waiting) },
    { key: 'known', title: t('known'), align: 'right', render: (row) => formatCount(row.known), optional: true },
    { key: 'size', title: t('size'), align: 'right', render: (row) => sizeOf(row.size) },
    {
      key: 'message',
      title: t('message'),
      render: (row) => <span className="wh-mono">{row.message}</span>,
      optional: true,
    },
  ];
};

/** Files of the bank and for the bank, newest first, each with how far the work with it has come. */
const FilesPage = () => {
  const { t } = useTranslation('banking');
  const language = useLanguage();
  const navigate = useNavigate();
  const base = useBankPath();
  const mayImport = useSession().data?.role === 'treasury';
  const accounts = useBankAccounts();
  const [account, setAccount] = useState<string>();
  const [kind, setKind] = useState<FileKind>();
  const [sending, setSending] = useState(false);
  const names = new Map((accounts.data ?? []).map((one) => [one.id, one.name]));
  const filter = { account, kind };
  useKeys(mayImport ? [{ keys: ['u'], label: t('upload'), run: () => setSending(true) }] : []);
  return (
    <BankPage
      at=""
      actions={
        mayImport && (
          <Button type="primary" onClick={() => setSending(true)}>
            {t('upload')} <Key>U</Key>
          </Button>
        )
      }
    >
      <Panel flush>
        <DataGrid<BankFile>
          key={JSON.stringify(filter)}
          id="bank.files"
          label={t('place.files')}
          columns={useColumns(names)}
          rowKey={(row) => row.id}
          queryKey={['bank', 'files', filter]}
          load={(after, cancel) => readBankFiles(filter, after, cancel)}
          moving={(row) => isUnderWay(row.state)}
          exportHref={withQuery('/api/bank/files/export.xlsx', { ...filter, lang: language === 'en' ? 'en' : 'zh' })}
          onOpen={(row) => void navigate(`${base}/files/${row.id}`)}
          empty={<Empty title={t('noFiles')} note={t('noFilesNote')} />}
          tools={
            <>
              <AccountSelect value={account} onChange={setAccount} />
              <PickOne<FileKind>
                label={t('kind')}
                any={t('anyKind')}
                value={kind}
                onPick={setKind}
                among={fileKinds}
                named={(one) => t(`kinds.${one}`)}
              />
            </>
          }
        />
      </Panel>
      {sending && (
        <UploadDrawer onClose={() => setSending(false)} onDone={(file) => void navigate(`${base}/files/${file.id}`)} />
      )}
    </BankPage>
  );
};

interface AccountSelectProps {
  value: string | undefined;
  onChange: (account: string | undefined) => void;
}

/** One of the lender's accounts, or any. */
export const AccountSelect = ({ value, onChange }: AccountSelectProps) => {
  const { t } = useTranslation('banking');
  const accounts = useBankAccounts();
  return (
    <Select<string>
      allowClear
      aria-label={t('account')}
      placeholder={t('anyAccount')}
      className="wh-filter"
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
      options={(accounts.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
    />
  );
};

export default FilesPage;
