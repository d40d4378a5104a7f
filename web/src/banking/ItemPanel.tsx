import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { readBankItem, type BankItem } from '@/api/banking';
import { Refused } from '@/api/problem';
import { useSession } from '@/api/session';
import { refusalSentence, useLanguage, useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { dash, formatHero } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { useRefusalText } from '@/parts/refusal';
import { ErrorState, Loading } from '@/parts/states';
import { useAgreementPath } from '@/shell/paths';
import { AssignForm } from './AssignForm';
import { useBankPath } from './places';
import { ReturnAnswer } from './ReturnAnswer';
import { toneOfItem } from './states';
import { WaitForm } from './WaitForm';

/** One movement: who paid what and wrote what, why it was not booked, and the ways to go on. */
export const ItemPanel = ({ id }: { id: string }) => {
  const { t } = useTranslation('banking');
  const item = useQuery({ queryKey: ['bank', 'item', id], queryFn: ({ signal }) => readBankItem(id, signal) });
  if (item.error) {
    return (
      <Panel>
        <ErrorState error={item.error} onRetry={() => void item.refetch()} />
      </Panel>
    );
  }
  return item.data ? (
    <Opened item={item.data.data} etag={item.data.etag} />
  ) : (
    <Panel>
      <Loading lines={6} what={t('movement')} />
    </Panel>
  );
};

const Opened = ({ item, etag }: { item: BankItem; etag: string | undefined }) => {
  const { t } = useTranslation('banking');
  const role = useSession().data?.role;
  const open = item.state === 'waiting' || item.state === 'held';
  const may = role === 'treasury' || role === 'servicing';
  return (
    <div className="wh-stack">
      <Panel
        title={<span className="wh-num">{formatHero(item.amount)}</span>}
        note={t(item.side === 'credit' ? 'cameIn' : 'wentOut')}
        extra={<StateBadge tone={toneOfItem[item.state]}>{t(`itemState.${item.state}`)}</StateBadge>}
        {...(open ? { accent: 'primary' as const } : {})}
      >
        <Told item={item} />
      </Panel>
      {open && may && item.returnAsked && <ReturnAnswer item={item} etag={etag} />}
      {open && may && !item.returnAsked && item.side === 'credit' && <AssignForm item={item} etag={etag} />}
      {open && may && !item.returnAsked && <WaitForm item={item} etag={etag} />}
    </div>
  );
};

/** What the bank told of it, and what the house made of it. */
const Told = ({ item }: { item: BankItem }) => {
  const { t } = useTranslation('banking');
  const base = useBankPath();
  const pathOf = useAgreementPath();
  const { party } = item;
  return (
    <>
      <Why code={item.why} />
      <Facts
        rows={[
          [t('valueDate'), <span className="wh-num">{item.valueDate}</span>],
          [t('payer'), party?.name ?? dash],
          [t('payerAccount'), <span className="wh-mono">{party?.account ?? dash}</span>],
          [t('text'), party?.text ?? dash],
          [t('endToEnd'), <span className="wh-mono">{party?.endToEnd ?? dash}</span>],
          ...(party?.return ? ([[t('returnReason'), <span className="wh-mono">{party.return}</span>]] as const) : []),
          [t('reference'), <span className="wh-mono">{item.reference}</span>],
          ...(item.agreement && item.agreementNumber
            ? ([
                [
                  t(item.event === null ? 'seemsToBelong' : 'agreement'),
                  <Link to={pathOf(item.agreement)} className="wh-mono">
                    {item.agreementNumber}
                  </Link>,
                ],
              ] as const)
            : []),
          ...(item.rule ? ([[t('foundBy'), t(`rule.${item.rule}`)]] as const) : []),
          ...(item.note ? ([[t('note'), item.note]] as const) : []),
          [t('file'), <Link to={`${base}/files/${item.file}`}>{t('movementOf', { number: item.number })}</Link>],
        ]}
      />
    </>
  );
};

/** The refusal that kept it from being booked, in words; its figures are of that moment and are not kept. */
const Why = ({ code }: { code: string | null }) => {
  const { t } = useTranslation('banking');
  const language = useLanguage();
  const sentence = useRefusalText();
  if (code === null) return null;
  const known = language === 'zh-CN' && refusalSentence(code) !== undefined;
  return (
    <p className="wh-why-not">
      {t('whyNotBooked')} {known ? sentence(new Refused(409, code, '', {})) : ''}{' '}
      <span className="wh-mono wh-note">{code}</span>
    </p>
  );
};
