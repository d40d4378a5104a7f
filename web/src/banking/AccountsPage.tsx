import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Input } from 'antd';
import { useState } from 'react';
import { addBankAccount, type BankAccount, type NewAccount } from '@/api/banking';
import { withQuery } from '@/api/links';
import { useSession } from '@/api/session';
import { useLanguage, useTranslation } from '@/i18n';
import { Key, SimulatedPill, Tag } from '@/parts/badges';
import { Field } from '@/parts/Form';
import { dash } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { useKeys, useKeysBlocked } from '@/shell/keys';
import { BankPage } from './BankPage';
import { PayeesPanel } from './PayeesPanel';
import { useBankAccounts } from './useBank';

/** The lender's accounts at its banks, and where dealers and sellers are paid. */
const AccountsPage = () => {
  const { t } = useTranslation('banking');
  const role = useSession().data?.role;
  const mayAdd = role === 'treasury' || role === 'admin';
  const lang = useLanguage() === 'en' ? 'en' : 'zh';
  const accounts = useBankAccounts();
  const [adding, setAdding] = useState(false);
  useKeys(mayAdd ? [{ keys: ['n'], label: t('addAccount'), run: () => setAdding(true) }] : []);
  return (
    <BankPage
      at="accounts"
      actions={
        mayAdd && (
          <Button onClick={() => setAdding(true)}>
            {t('addAccount')} <Key>N</Key>
          </Button>
        )
      }
    >
      <Panel
        flush
        title={t('ourAccounts')}
        extra={
          <Button size="small" href={withQuery('/api/bank/accounts/export.xlsx', { lang })}>
            .xlsx
          </Button>
        }
      >
        {accounts.error ? (
          <ErrorState error={accounts.error} onRetry={() => void accounts.refetch()} />
        ) : !accounts.data ? (
          <Loading lines={3} what={t('ourAccounts')} />
        ) : accounts.data.length === 0 ? (
          <Empty title={t('noAccounts')} note={t('noAccountsNote')} />
        ) : (
          <AccountsTable accounts={accounts.data} />
        )}
      </Panel>
      <PayeesPanel />
      {adding && <AddDrawer onClose={() => setAdding(false)} />}
    </BankPage>
  );
};

const AccountsTable = ({ accounts }: { accounts: readonly BankAccount[] }) => {
  const { t } = useTranslation('banking');
  return (
    <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('ourAccounts')}>
      <table className="wh-table">
        <thead>
          <tr>
            <th>{t('accountName')}</th>
            <th>{t('holder')}</th>
            <th>{t('number')}</th>
            <th>{t('bank')}</th>
            <th>{t('currency')}</th>
            <th>{t('usedFor')}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((one) => (
            <tr key={one.id}>
              <td>
                {one.name} {one.simulated && <SimulatedPill />}
              </td>
              <td>{one.holder}</td>
              <td className="wh-mono">{one.number}</td>
              <td className="wh-mono">{one.bic ?? one.cnaps ?? dash}</td>
              <td>{one.currency}</td>
              <td>
                {one.pays && <Tag>{t('pays')}</Tag>} {one.collects && <Tag>{t('collects')}</Tag>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const blank: NewAccount = {
  name: '', holder: '', number: '', currency: 'CNY', bic: null, cnaps: null, scheme: null, simulated: false,
  collects: false, pays: false,
}; // prettier-ignore

const texts = ['name', 'holder', 'number', 'currency', 'bic', 'cnaps'] as const;
const needed: readonly string[] = ['name', 'holder', 'number', 'currency'];

const AddDrawer = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('banking');
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const [account, setAccount] = useState(blank);
  const adding = useMutation({
    mutationFn: () => addBankAccount(account, keyOf(account)),
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ['bank'] });
      onClose();
    },
  });
  useKeysBlocked(true);
  const missing = needed.some((name) => (account[name as (typeof texts)[number]] ?? '').trim() === '');
  return (
    <Drawer
      open
      onClose={onClose}
      size={480}
      title={t('addAccount')}
      footer={
        <div className="wh-upload-foot">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" disabled={missing} loading={adding.isPending} onClick={() => adding.mutate()}>
            {t('add')}
          </Button>
        </div>
      }
    >
      {texts.map((name) => (
        <Field key={name} label={t(`accountField.${name}`)} required={needed.includes(name)}>
          {(ids) => (
            <Input
              {...ids}
              autoFocus={name === 'name'}
              value={account[name] ?? ''}
              onChange={(change) => setAccount({ ...account, [name]: change.target.value || null })}
            />
          )}
        </Field>
      ))}
      {(['pays', 'collects', 'simulated'] as const).map((name) => (
        <p key={name}>
          <Checkbox
            checked={account[name]}
            onChange={(change) => setAccount({ ...account, [name]: change.target.checked })}
          >
            {t(`accountField.${name}`)}
          </Checkbox>
        </p>
      ))}
      {adding.error && <ErrorState error={adding.error} kept />}
    </Drawer>
  );
};

export default AccountsPage;
