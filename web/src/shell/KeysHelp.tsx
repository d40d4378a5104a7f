import { Modal, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from '@/i18n';
import { Key } from '@/parts/badges';
import { printKey, setSingleKeys, singleKeysOn, useAllKeys, useKeysBlocked } from './keys';

/** Every key of the open page, and the switch that turns single letters off. */
export const KeysHelp = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const { t } = useTranslation('shell');
  const bindings = useAllKeys();
  const [on, setOn] = useState(singleKeysOn);
  useKeysBlocked(open);
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('keys')} width={440}>
      <dl className="wh-facts">
        {bindings.map((binding, at) => (
          <div key={at}>
            <dt>{binding.label}</dt>
            <dd>
              {binding.keys.flatMap(printKey).map((cap, k) => (
                <Key key={k}>{cap}</Key>
              ))}
            </dd>
          </div>
        ))}
        <div>
          <dt id="wh-single-keys">{t('singleKeys')}</dt>
          <dd>
            <Switch
              aria-labelledby="wh-single-keys"
              checked={on}
              onChange={(next) => {
                setSingleKeys(next);
                setOn(next);
              }}
            />
          </dd>
        </div>
      </dl>
    </Modal>
  );
};
