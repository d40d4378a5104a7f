import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { ItemState } from '@/api/banking';
import { useTranslation } from '@/i18n';
import { PickOne } from '@/parts/filters';
import { Panel } from '@/parts/Panel';
import { BankPage } from './BankPage';
import { AccountSelect } from './FilesPage';
import { ItemPanel } from './ItemPanel';
import { ItemsGrid } from './ItemsGrid';
import { useBankPath } from './places';
import { itemStates } from './states';

/** Money that nobody has claimed: the list left, one movement and what can be done with it right. */
const QueuePage = () => {
  const { t } = useTranslation('banking');
  const navigate = useNavigate();
  const base = useBankPath();
  const { id } = useParams();
  const [state, setState] = useState<ItemState>();
  const [account, setAccount] = useState<string>();
  const open = (row: { id: string }) => void navigate(`${base}/items/${row.id}`, { replace: true });
  return (
    <BankPage at="items">
      <div className="wh-columns wh-queue">
        <Panel flush>
          <ItemsGrid
            id="bank.items"
            filter={{ state, account }}
            selected={id}
            onSelect={open}
            onOpen={open}
            narrow
            tools={
              <>
                <PickOne<ItemState>
                  label={t('state')}
                  any={t('unclaimed')}
                  value={state}
                  onPick={setState}
                  among={itemStates}
                  named={(one) => t(`itemState.${one}`)}
                />
                <AccountSelect value={account} onChange={setAccount} />
              </>
            }
          />
        </Panel>
        {id === undefined ? (
          <Panel>
            <p className="wh-ink2">{t('nothingOpen')}</p>
          </Panel>
        ) : (
          <ItemPanel key={id} id={id} />
        )}
      </div>
    </BankPage>
  );
};

export default QueuePage;
