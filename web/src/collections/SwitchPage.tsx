import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { readSwitch, setSwitch, type SwitchAct, type SwitchView } from '@/api/collections';
import { useSession } from '@/api/session';
import { useTranslation } from '@/i18n';
import { StateBadge, UnverifiedPill } from '@/parts/badges';
import { Glyph } from '@/parts/glyphs';
import { Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';
import { CollectionsPage } from './CollectionsPage';
import { letterOf } from './states';
import { useDoing } from './useDoing';

/** Whether the lender uses the start inhibit at all, and what the law and the house's rules say of it. */
const SwitchPage = () => {
  const { t } = useTranslation('collections');
  const now = useQuery({ queryKey: ['collections', 'switch'], queryFn: ({ signal }) => readSwitch(signal) });
  return (
    <CollectionsPage at="switch">
      <div className="wh-columns wh-switch-page">
        {now.error ? (
          <Panel>
            <ErrorState error={now.error} onRetry={() => void now.refetch()} />
          </Panel>
        ) : now.data ? (
          <Setting now={now.data} />
        ) : (
          <Loading lines={4} what={t('place.switch')} />
        )}
        <Panel title={t('whatLawSays')} extra={<UnverifiedPill />}>
          {(['licence', 'property', 'located', 'nobody'] as const).map((one) => (
            <p key={one}>{t(`law.${one}`)}</p>
          ))}
          <h3 className="wh-case-head">{t('whatRulesSay')}</h3>
          <ul className="wh-rules-list">
            {(Object.keys(letterOf) as (keyof typeof letterOf)[]).map((rule) => (
              <li key={rule}>
                <span className="wh-mono">({letterOf[rule]})</span> <span>{t(`ruleSays.${rule}`)}</span>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </CollectionsPage>
  );
};

const Setting = ({ now }: { now: SwitchView }) => {
  const { t } = useTranslation('collections');
  const session = useSession().data;
  const may = session?.role === 'admin';
  const mine = now.proposedBy !== null && now.proposedBy === session?.user?.id;
  const set = useDoing((act: SwitchAct, key) => setSwitch(now, act, key));
  const button = (act: SwitchAct, primary = false, blocked = false) => (
    <Button
      type={primary ? 'primary' : 'default'}
      disabled={blocked}
      icon={blocked ? <Glyph name="lock" /> : undefined}
      loading={set.isPending && set.variables === act}
      onClick={() => set.mutate(act)}
    >
      {t(act === 'on' && now.proposed ? 'act.agree' : `act.${act}`)}
    </Button>
  );
  const state = now.killed ? 'killed' : now.on ? 'on' : now.proposed ? 'proposed' : 'off';
  return (
    <Panel
      title={t('place.switch')}
      extra={<StateBadge tone={state === 'on' ? 'warn' : 'locked'}>{t(`switchState.${state}`)}</StateBadge>}
      accent="ink"
    >
      <p>{t(`switchSays.${state}`)}</p>
      {may ? (
        <p className="wh-case-do">
          {!now.killed && button('kill')}
          {now.killed && button('restore', true)}
          {!now.killed && (now.on || now.proposed) && button('off')}
          {!now.killed && !now.on && button('on', now.proposed && !mine, mine)}
        </p>
      ) : (
        <p className="wh-note">
          <Glyph name="lock" /> {t('adminSets')}
        </p>
      )}
      {mine && !now.on && (
        <p className="wh-note">
          <Glyph name="lock" /> {t('yoursAgree')}
        </p>
      )}
      {set.error && <ErrorState error={set.error} />}
    </Panel>
  );
};

export default SwitchPage;
