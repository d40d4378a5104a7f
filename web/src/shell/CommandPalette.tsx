import { Modal } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from '@/i18n';
import { Key } from '@/parts/badges';
import { Glyph } from '@/parts/glyphs';
import { allCommandSources, rankOf, useAllCommands, type Command } from './commands';
import { printKey, useKeysBlocked } from './keys';
import './palette.css';

/** People, agreements, VINs, pages and actions in one list; what the role may not do stands there with a lock. */
export const CommandPalette = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const { t } = useTranslation('shell');
  useKeysBlocked(open);
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      width={620}
      destroyOnHidden
      style={{ top: 84 }}
      title={t('commandBox')}
      classNames={{ header: 'wh-hidden-text' }}
      styles={{ container: { padding: 0 } }}
    >
      {open && <PaletteBody onClose={onClose} />}
    </Modal>
  );
};

const useFound = (text: string): readonly Command[] => {
  const [found, setFound] = useState<readonly Command[]>([]);
  useEffect(() => {
    const cancel = new AbortController();
    if (text.trim().length < 2) {
      setFound([]);
      return undefined;
    }
    const timer = setTimeout(() => {
      const looked = allCommandSources().map((source) => source.find(text.trim(), cancel.signal));
      // One source that refuses must not hide what the others found.
      void Promise.allSettled(looked).then((answers) => {
        if (cancel.signal.aborted) return;
        setFound(answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])));
      });
    }, 150);
    return () => {
      clearTimeout(timer);
      cancel.abort();
    };
  }, [text]);
  return found;
};

const PaletteBody = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('shell');
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const commands = useAllCommands();
  const found = useFound(text);
  const rows = useMemo(
    () => [
      ...found,
      ...commands
        .map((command) => ({ command, rank: rankOf(command.label, text) }))
        .filter((one) => one.rank > 0)
        .sort((a, b) => b.rank - a.rank)
        .map((one) => one.command),
    ],
    [commands, found, text],
  );
  const chosen = Math.min(at, Math.max(0, rows.length - 1));
  const run = (command: Command | undefined) => {
    if (!command || command.locked) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((chosen + step + rows.length) % Math.max(1, rows.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(rows[chosen]);
    }
  };
  return (
    <div className="wh-palette">
      <div className="wh-palette-field">
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls="wh-palette-list"
          aria-activedescendant={rows.length > 0 ? `wh-palette-${chosen}` : undefined}
          aria-label={t('commandBox')}
          placeholder={t('commandBox')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <Key>Esc</Key>
      </div>
      <ul id="wh-palette-list" role="listbox" aria-label={t('commandBox')}>
        {rows.map((command, index) => (
          <li
            key={command.id}
            id={`wh-palette-${index}`}
            role="option"
            aria-selected={index === chosen}
            aria-disabled={command.locked ?? false}
            ref={(row) => {
              if (index === chosen) row?.scrollIntoView({ block: 'nearest' });
            }}
            onMouseMove={() => setAt(index)}
            onClick={() => run(command)}
          >
            <span>
              {command.label} {command.note && <span className="wh-note">{command.note}</span>}
            </span>
            {command.locked ? (
              <Glyph name="lock" />
            ) : (
              <span>{command.keys && printKey(command.keys).map((cap, k) => <Key key={k}>{cap}</Key>)}</span>
            )}
          </li>
        ))}
        {rows.length === 0 && <li className="wh-palette-none">{t('nothingFound', { text })}</li>}
      </ul>
    </div>
  );
};
