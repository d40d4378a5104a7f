import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { Agreement } from '@/api/agreements';
import type { ChangeCard } from '@/api/changes';
import { Refused } from '@/api/problem';
import { useSay } from '@/api/text';
import { ChangeForm } from '@/agreement/ChangeForm';
import { changeOf, emptyDraft, specOf, type Draft } from '@/agreement/changes';
import { useTranslation } from '@/i18n';
import { Glyph } from '@/parts/glyphs';
import { Panel } from '@/parts/Panel';
import { useRefusalText } from '@/parts/refusal';
import { ErrorState, Loading } from '@/parts/states';
import type { Mine } from './useMine';
import { useAsking, useMyRequests, useOutcome } from './useChoices';
import { WhatItCosts } from './WhatItCosts';

interface ChoiceProps {
  card: ChangeCard;
  agreement: Agreement;
  mine: Mine;
  /** What it is, in the words of whoever pays. */
  note: string;
  /** Fields that stand fixed for a customer. */
  without: readonly string[];
  start?: Draft;
  /** How its button is called. */
  ask: string;
}

/** One thing that can be asked for: what it is, what it would cost, and the button; nothing changes before a yes. */
export const Choice = ({ card, agreement, mine, note, without, start = {}, ask }: ChoiceProps) => {
  const { t } = useTranslation('customer');
  const say = useSay();
  const sentence = useRefusalText();
  const [draft, setDraft] = useState<Draft>(() => ({ ...emptyDraft(card.type, agreement), ...start }));
  const waits = (useMyRequests(agreement).data ?? []).some((one) => one.state === 'waiting' && one.type === card.type);
  const { currency } = agreement.kpis.dueToday;
  const change = useMemo(() => changeOf(card.type, draft, currency), [card.type, draft, currency]);
  const outcome = useOutcome(agreement, card.possible && !waits ? change : undefined);
  const asking = useAsking(agreement, mine.etag, () => window.scrollTo({ top: 0 }));
  if (!card.possible && card.whyNot) {
    return (
      <Panel title={say(card.name)}>
        <p className="wh-ink2">
          <Glyph name="lock" /> {sentence(new Refused(409, card.whyNot.code, card.whyNot.sentence, card.whyNot.values))}
        </p>
      </Panel>
    );
  }
  if (waits) return null;
  const asks = specOf(card.type).fields.filter((field) => !without.includes(field.name));
  return (
    <Panel title={say(card.name)}>
      <p className="wh-ink2">{note}</p>
      <ChangeForm
        type={card.type}
        draft={draft}
        agreement={agreement}
        ahead={card.ahead}
        without={['on', ...without]}
        onChange={setDraft}
        quiet
      />
      {outcome.error ? (
        <ErrorState error={outcome.error} title={t('notPossibleSo')} kept />
      ) : outcome.data ? (
        <WhatItCosts preview={outcome.data} asOf={agreement.asOf} />
      ) : change ? (
        <Loading lines={4} what={t('whatItCosts')} />
      ) : (
        <p className="wh-note">{t(asks.length > 0 ? 'fillInFirst' : 'whatItCosts')}</p>
      )}
      <Button
        type="primary"
        block
        disabled={!outcome.data || !change}
        loading={asking.isPending}
        onClick={() => change && asking.mutate(change)}
      >
        {ask}
      </Button>
      <p className="wh-note wh-choice-foot">{t('nothingYet')}</p>
      {asking.error && <ErrorState error={asking.error} kept />}
    </Panel>
  );
};
