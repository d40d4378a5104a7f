import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { handToBank, readBankFile, resumeBankFile, stopBankFile, type BankFile } from '@/api/banking';
import { Refused } from '@/api/problem';
import { useSession } from '@/api/session';
import { useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { momentOf } from '@/parts/days';
import { KpiStrip } from '@/parts/KpiStrip';
import { dash, formatCount, formatTook, formatMoney, formatPercent, subtractMoney } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';
import { StepProgress } from '@/parts/StepProgress';
import { useIntent } from '@/parts/useIntent';
import { Page } from '@/shell/Page';
import { ItemsGrid } from './ItemsGrid';
import { OrdersGrid } from './OrdersGrid';
import { useBankPath } from './places';
import { addsUp, incoming, isUnderWay, progressOf, sizeOf, toneOfFile } from './states';
import { useBankAccounts } from './useBank';
import './banking.css';

const often = 1000;

/** One file: how far it is, what came of its movements, why it was refused, and a way to stop it. */
const FilePage = () => {
  const { id = '' } = useParams();
  const { t } = useTranslation('banking');
  const base = useBankPath();
  const file = useQuery({
    queryKey: ['bank', 'file', id],
    queryFn: ({ signal }) => readBankFile(id, signal),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data.state) ? often : false),
  });
  const { data } = file;
  return (
    <Page
      title={data?.name ?? t('file')}
      crumb={<Link to={base}>{t('place.files')}</Link>}
      facts={
        data && (
          <>
            <span>{t(`kinds.${data.kind}`)}</span>
            <StateBadge tone={toneOfFile[data.state]}>{t(`fileState.${data.state}`)}</StateBadge>
          </>
        )
      }
      actions={
        data && (
          <>
            {data.state !== 'receiving' && <Button href={`/api/bank/files/${data.id}/content`}>{t('download')}</Button>}
            <StopOrGoOn file={data} />
            <HandOver file={data} />
          </>
        )
      }
    >
      {file.error ? (
        <Panel>
          <ErrorState error={file.error} onRetry={() => void file.refetch()} />
        </Panel>
      ) : data ? (
        <Opened file={data} />
      ) : (
        <Loading lines={8} what={t('file')} />
      )}
    </Page>
  );
};

const StopOrGoOn = ({ file }: { file: BankFile }) => {
  const { t } = useTranslation('banking');
  const queries = useQueryClient();
  const mayImport = useSession().data?.role === 'treasury';
  const { keyOf } = useIntent();
  const stopped = file.state === 'cancelled';
  const turning = useMutation({
    mutationFn: () => (stopped ? resumeBankFile : stopBankFile)(file.id, keyOf([file.version, stopped])),
    onSettled: () => queries.invalidateQueries({ queryKey: ['bank'] }),
  });
  if (!mayImport || !(stopped || isUnderWay(file.state))) return null;
  return (
    <Button {...(stopped ? { type: 'primary' } : {})} loading={turning.isPending} onClick={() => turning.mutate()}>
      {t(stopped ? 'goOn' : 'stop')}
    </Button>
  );
};

/** A file of the house is handed to the bank by a person; from then on the bank's word is waited for. */
const HandOver = ({ file }: { file: BankFile }) => {
  const { t } = useTranslation('banking');
  const queries = useQueryClient();
  const { keyOf } = useIntent();
  const mayPay = useSession().data?.role === 'treasury';
  const handing = useMutation({
    mutationFn: () => handToBank(file.id, keyOf(file.version)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['bank'] }),
  });
  if (!mayPay || file.state !== 'ready') return null;
  return (
    <Button type="primary" loading={handing.isPending} onClick={() => handing.mutate()}>
      {t('handed')}
    </Button>
  );
};

const Opened = ({ file }: { file: BankFile }) => {
  const { t } = useTranslation('banking');
  const navigate = useNavigate();
  const base = useBankPath();
  const [selected, setSelected] = useState<string>();
  const ours = !incoming.includes(file.kind);
  const came = !ours && file.kind !== 'status';
  return (
    <>
      {file.trouble && (
        <Panel accent="over">
          <ErrorState
            error={new Refused(409, file.trouble.code, file.trouble.sentence, file.trouble.values)}
            title={t('refusedTitle')}
          />
        </Panel>
      )}
      {came ? <Counts file={file} /> : ours && <OrderCounts file={file} />}
      <div className="wh-columns wh-columns-stretch wh-file">
        <div className="wh-stack">
          {came && file.state !== 'refused' && <Steps file={file} />}
          {came && (
            <Panel flush title={t('movements')}>
              <ItemsGrid
                filter={{ file: file.id }}
                id="bank.file.items"
                selected={selected}
                onSelect={(row) => setSelected(row.id)}
                onOpen={(row) => void navigate(`${base}/items/${row.id}`)}
                moving={isUnderWay(file.state)}
                seen={[file.state, file.version]}
              />
            </Panel>
          )}
          {(ours || file.answers) && (
            <Panel flush title={t('ordered')} {...(file.answers ? { note: t('answersNote') } : {})}>
              <OrdersGrid id="bank.file.orders" filter={{ file: file.answers ?? file.id }} />
            </Panel>
          )}
        </div>
        <FileFacts file={file} />
      </div>
    </>
  );
};

const Counts = ({ file }: { file: BankFile }) => {
  const { t } = useTranslation('banking');
  const over = file.state === 'done';
  return (
    <KpiStrip
      label={t('movements')}
      items={[
        { id: 'entries', label: t('entries'), value: formatCount(file.entries) },
        { id: 'booked', label: t('booked'), value: formatCount(file.booked), note: t('bookedNote') },
        { id: 'waiting', label: t('toQueue'), value: formatCount(file.waiting), note: t('toQueueNote') },
        { id: 'known', label: t('known'), value: formatCount(file.known), note: t('knownNote') },
        ...(over
          ? [
              {
                id: 'sum',
                label: t('sum'),
                value: t(addsUp(file) ? 'sumHolds' : 'sumBroken'),
                note: t('sumNote'),
                tone: addsUp(file) ? ('paid' as const) : ('over' as const),
              },
            ]
          : []),
      ]}
    />
  );
};

/** Of a file for the bank: how far the bank has come with its orders. */
const OrderCounts = ({ file }: { file: BankFile }) => {
  const { t } = useTranslation('banking');
  return (
    <KpiStrip
      label={t('ordered')}
      items={[
        { id: 'total', label: t('totalOf', { currency: file.total?.currency ?? '' }), value: formatMoney(file.total) },
        { id: 'entries', label: t('orders'), value: formatCount(file.entries) },
        { id: 'done', label: t('orderState.done'), value: formatCount(file.booked) },
        { id: 'waiting', label: t('onTheirWay'), value: formatCount(file.waiting) },
        {
          id: 'failed',
          label: t('failed'),
          value: formatCount(file.failed),
          note: t('failedNote'),
          ...(file.failed > 0 ? { tone: 'over' as const } : {}),
        },
      ]}
    />
  );
};

/** Coming in, checked to its end, booked in batches. */
const Steps = ({ file }: { file: BankFile }) => {
  const { t } = useTranslation('banking');
  const { state } = file;
  const handled = file.booked + file.waiting + file.known;
  const step = (id: string, before: readonly string[], now: string, done = 0, total = 0) => ({
    id,
    title: t(`steps.${id}`),
    done,
    total,
    over: !before.includes(state) && state !== now,
    now: state === now,
  });
  return (
    <Panel flush title={t('progress')} note={state === 'booking' ? formatPercent(progressOf(file), 0) : undefined}>
      <StepProgress
        label={t('progress')}
        words={{ done: t('stepDone'), now: t('stepNow'), ahead: t('stepAhead') }}
        steps={[
          step('receive', [], 'receiving', state === 'receiving' ? 0 : 1, 1),
          step('check', ['receiving'], 'received', file.entries, file.entries),
          {
            ...step('book', ['receiving', 'received', 'cancelled'], 'booking', handled, file.entries),
            over: state === 'done',
          },
        ]}
      />
    </Panel>
  );
};

const FileFacts = ({ file }: { file: BankFile }) => {
  const { t } = useTranslation('banking');
  const base = useBankPath();
  const accounts = useBankAccounts();
  const account = accounts.data?.find((one) => one.id === file.account);
  const num = (text: string) => <span className="wh-num">{text}</span>;
  return (
    <Panel title={t('facts')}>
      <Facts
        rows={[
          [t('account'), account?.name ?? dash],
          [t('number'), <span className="wh-mono">{account?.number ?? dash}</span>],
          [t('message'), <span className="wh-mono">{file.message ?? dash}</span>],
          ...(file.executeOn ? ([[t('executeOn'), num(file.executeOn)]] as const) : []),
          ...(file.answers
            ? ([[t('answers'), <Link to={`${base}/files/${file.answers}`}>{t('theFile')}</Link>]] as const)
            : []),
          [t('at'), num(momentOf(file.at))],
          [t('took'), num(formatTook(file.at, file.endedAt) ?? dash)],
          [t('size'), num(sizeOf(file.size))],
          ...(file.opening && file.closing
            ? ([
                [t('opening', { currency: file.opening.currency }), num(formatMoney(file.opening))],
                [t('moved'), num(formatMoney(subtractMoney(file.closing, file.opening)))],
                [t('closing', { currency: file.closing.currency }), num(formatMoney(file.closing))],
              ] as const)
            : []),
        ]}
      />
    </Panel>
  );
};

export default FilePage;
