import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Input, Select } from 'antd';
import { useState } from 'react';
import { approvePayee, proposePayee, readPayees, type NewPayee, type Payee } from '@/api/banking';
import { ask, house } from '@/api/client';
import { withQuery } from '@/api/links';
import { useSession } from '@/api/session';
import { useSay } from '@/api/text';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { dayOf } from '@/parts/days';
import { Field } from '@/parts/Form';
import { dash } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { useKeysBlocked } from '@/shell/keys';

/** Where dealers and sellers are paid; a new account counts once another person has agreed. */
export const PayeesPanel = () => {
  const { t } = useTranslation('banking');
  const mayPay = useSession().data?.role === 'treasury';
  const lang = useLanguage() === 'en' ? 'en' : 'zh';
  const payees = useQuery({
    queryKey: ['bank', 'payees'],
    queryFn: ({ signal }) => readPayees(undefined, signal),
  });
  const [proposing, setProposing] = useState(false);
  return (
    <Panel
      flush
      title={t('payees')}
      note={t('payeesNote')}
      extra={
        <>
          {mayPay && (
            <Button size="small" onClick={() => setProposing(true)}>
              {t('propose')}
            </Button>
          )}
          <Button size="small" href={withQuery('/api/bank/payees/export.xlsx', { lang })}>
            .xlsx
          </Button>
        </>
      }
    >
      {payees.error ? (
        <ErrorState error={payees.error} onRetry={() => void payees.refetch()} />
      ) : !payees.data ? (
        <Loading lines={3} what={t('payees')} />
      ) : payees.data.items.length === 0 ? (
        <Empty title={t('noPayees')} note={t('noPayeesNote')} />
      ) : (
        <PayeesTable payees={payees.data.items} mayPay={mayPay} />
      )}
      {proposing && <ProposeDrawer onClose={() => setProposing(false)} />}
    </Panel>
  );
};

const stateOf = (payee: Payee) =>
  payee.replaced
    ? (['locked', 'replaced'] as const)
    : payee.approved
      ? (['paid', 'approved'] as const)
      : (['due', 'proposed'] as const);

const PayeesTable = ({ payees, mayPay }: { payees: readonly Payee[]; mayPay: boolean }) => {
  const { t } = useTranslation('banking');
  const say = useSay();
  const queries = useQueryClient();
  const { keyOf } = useIntent();
  const approving = useMutation({
    mutationFn: (payee: Payee) => approvePayee(payee, keyOf([payee.id, payee.version])),
    onSettled: () => queries.invalidateQueries({ queryKey: ['bank'] }),
  });
  return (
    <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('payees')}>
      {approving.error && <ErrorState error={approving.error} />}
      <table className="wh-table">
        <thead>
          <tr>
            <th>{t('payee')}</th>
            <th>{t('holder')}</th>
            <th>{t('number')}</th>
            <th>{t('bank')}</th>
            <th>{t('since')}</th>
            <th>{t('state')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {payees.map((payee) => {
            const [tone, word] = stateOf(payee);
            const waits = !payee.approved && !payee.replaced;
            return (
              <tr key={payee.id}>
                <td>{say(payee.payeeName)}</td>
                <td>{payee.holder}</td>
                <td className="wh-mono">{payee.account}</td>
                <td className="wh-mono">{payee.bic ?? payee.cnaps ?? dash}</td>
                <td className="wh-num">{dayOf(payee.at)}</td>
                <td>
                  <StateBadge tone={tone}>{t(`payeeState.${word}`)}</StateBadge>
                </td>
                <td className="wh-right">
                  {waits && mayPay && !payee.mine && (
                    <Button size="small" loading={approving.isPending} onClick={() => approving.mutate(payee)}>
                      {t('grant')}
                    </Button>
                  )}
                  {waits && payee.mine && <span className="wh-note">{t('anotherGrants')}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};

const texts = ['holder', 'number', 'bic', 'cnaps'] as const;

const ProposeDrawer = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('banking');
  const say = useSay();
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const [asked, setAsked] = useState<NewPayee>({ payee: '', holder: '', number: '', bic: null, cnaps: null });
  const dealers = useQuery({
    queryKey: ['organisations', 'dealer'],
    queryFn: async ({ signal }) =>
      (await ask(house.GET('/api/organisations', { params: { query: { kind: 'dealer' } }, signal }))).items,
  });
  const proposing = useMutation({
    mutationFn: () => proposePayee(asked, keyOf(asked)),
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ['bank'] });
      onClose();
    },
  });
  useKeysBlocked(true);
  const missing = [asked.payee, asked.holder, asked.number].some((text) => text.trim() === '');
  return (
    <Drawer
      open
      onClose={onClose}
      size={480}
      title={t('propose')}
      footer={
        <div className="wh-upload-foot">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" disabled={missing} loading={proposing.isPending} onClick={() => proposing.mutate()}>
            {t('propose')}
          </Button>
        </div>
      }
    >
      <Field label={t('payee')} required>
        {(ids) => (
          <Select<string>
            {...ids}
            value={asked.payee || null}
            onChange={(payee) => setAsked({ ...asked, payee })}
            options={(dealers.data ?? []).map((one) => ({ value: one.id, label: say(one.name) }))}
          />
        )}
      </Field>
      {texts.map((name) => (
        <Field key={name} label={t(`accountField.${name}`)} required={name === 'holder' || name === 'number'}>
          {(ids) => (
            <Input
              {...ids}
              value={asked[name] ?? ''}
              onChange={(change) =>
                setAsked({
                  ...asked,
                  [name]: change.target.value || (name === 'bic' || name === 'cnaps' ? null : ''),
                })
              }
            />
          )}
        </Field>
      ))}
      <p className="wh-note">{t('proposeNote')}</p>
      {proposing.error && <ErrorState error={proposing.error} kept />}
    </Drawer>
  );
};
