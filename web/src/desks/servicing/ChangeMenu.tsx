import { useQuery } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { Agreement } from '@/api/agreements';
import { readChanges, type ChangeCard } from '@/api/changes';
import { useSay } from '@/api/text';
import { groups, specOf } from '@/agreement/changes';
import { useTranslation } from '@/i18n';
import { Key, Tag } from '@/parts/badges';
import { Glyph } from '@/parts/glyphs';
import { ErrorState, Loading } from '@/parts/states';
import { rankOf } from '@/shell/commands';
import { useKeysBlocked } from '@/shell/keys';
import type { Doing } from './MoveDrawer';
import { useWhyNot } from './useWhyNot';

/** One line of the menu, whoever decides whether it can be done now. */
interface Line {
  type: string;
  label: string;
  whyNot: string | null;
  second: boolean;
  card?: ChangeCard;
}

export const useChanges = (agreement: Pick<Agreement, 'id' | 'version'>) =>
  useQuery({
    queryKey: ['changes', agreement.id, agreement.version],
    queryFn: ({ signal }) => readChanges(agreement.id, signal),
  });

interface ChangeMenuProps {
  agreement: Agreement;
  onChoose: (doing: Doing) => void;
  onClose: () => void;
}

/** Everything that can be booked on the agreement, by group; what cannot be done now says why. */
export const ChangeMenu = ({ agreement, onChoose, onClose }: ChangeMenuProps) => {
  const { t } = useTranslation('servicing');
  const say = useSay();
  const whyNot = useWhyNot();
  const changes = useChanges(agreement);
  useKeysBlocked(true);
  const ended = agreement.state === 'active' ? null : t('ended');
  const lines: readonly Line[] = [
    { type: 'payment', label: t('do.payment'), whyNot: ended, second: false },
    ...(changes.data ?? []).map((card) => ({
      type: card.type,
      label: say(card.name),
      whyNot: whyNot(card),
      second: card.secondPerson,
      card,
    })),
    { type: 'settlement', label: t('do.settlement'), whyNot: ended, second: false },
  ];
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={620}
      style={{ top: 60 }}
      title={t('allChanges')}
      classNames={{ header: 'wh-hidden-text' }}
      styles={{ container: { padding: 0 } }}
    >
      {changes.error ? (
        <ErrorState error={changes.error} onRetry={() => void changes.refetch()} />
      ) : !changes.data ? (
        <Loading lines={8} what={t('allChanges')} />
      ) : (
        <MenuBody lines={lines} onChoose={(line) => onChoose({ type: line.type, card: line.card })} />
      )}
    </Modal>
  );
};

const MenuBody = ({ lines, onChoose }: { lines: readonly Line[]; onChoose: (line: Line) => void }) => {
  const { t } = useTranslation('servicing');
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const found = groups.flatMap((group) =>
    lines.filter((line) => specOf(line.type).group === group && rankOf(line.label, text) > 0),
  );
  const chosen = Math.min(at, Math.max(0, found.length - 1));
  const choose = (line: Line | undefined) => line && line.whyNot === null && onChoose(line);
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((chosen + step + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(found[chosen]);
    }
  };
  return (
    <div className="wh-palette wh-changes">
      <div className="wh-palette-field">
        <Input
          autoFocus
          variant="borderless"
          role="combobox"
          aria-expanded="true"
          aria-controls="wh-changes-list"
          aria-activedescendant={found.length > 0 ? `wh-change-${chosen}` : undefined}
          aria-label={t('allChanges')}
          placeholder={t('searchChanges')}
          value={text}
          onChange={(change) => {
            setText(change.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <Key>Esc</Key>
      </div>
      <ul id="wh-changes-list" role="listbox" aria-label={t('allChanges')}>
        {found.map((line, index) => {
          const { group } = specOf(line.type);
          const first = index === 0 || specOf(found[index - 1]?.type ?? '').group !== group;
          return (
            <li
              key={line.type}
              id={`wh-change-${index}`}
              role="option"
              className={first ? 'wh-changes-first' : ''}
              aria-selected={index === chosen}
              aria-disabled={line.whyNot !== null}
              ref={(row) => {
                if (index === chosen) row?.scrollIntoView({ block: 'nearest' });
              }}
              onMouseMove={() => setAt(index)}
              onClick={() => choose(line)}
            >
              <span className="wh-changes-group wh-note">{first && t(`groups.${group}`)}</span>
              <span className="wh-changes-name">
                {line.label}
                {line.whyNot !== null && <span className="wh-note wh-changes-why">{line.whyNot}</span>}
              </span>
              {line.whyNot !== null ? <Glyph name="lock" /> : line.second && <Tag outlined>{t('twoPersons')}</Tag>}
            </li>
          );
        })}
        {found.length === 0 && <li className="wh-palette-none">{t('noSuchChange', { text })}</li>}
      </ul>
    </div>
  );
};
