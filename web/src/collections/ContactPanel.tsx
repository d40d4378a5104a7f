import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Segmented } from 'antd';
import { useState } from 'react';
import {
  beginContact,
  endContact,
  readContacts,
  type CaseView,
  type ContactCard,
  type ContactChannel,
  type ContactOutcome,
  type ContactParty,
} from '@/api/collections';
import { useTranslation } from '@/i18n';
import { Key, StateBadge, UnverifiedPill } from '@/parts/badges';
import { clockOf } from '@/parts/days';
import { Field } from '@/parts/Form';
import { Glyph } from '@/parts/glyphs';
import { Panel } from '@/parts/Panel';
import { ErrorState } from '@/parts/states';
import { useKeys } from '@/shell/keys';
import { ObstacleList } from './Obstacles';
import { outcomes } from './states';
import { useDoing } from './useDoing';

const keyOf: Partial<Record<ContactChannel, string>> = { call: 't', message: 'm', letter: 'l' };

/** Every channel at this moment, open or with all that stands against it; what is open can be begun. */
export const ContactPanel = ({ file, works }: { file: CaseView; works: boolean }) => {
  const { t } = useTranslation('collections');
  const [party, setParty] = useState<ContactParty>('debtor');
  const [warns, setWarns] = useState(false);
  const contacts = useQuery({
    queryKey: ['collections', 'contacts', file.agreement],
    queryFn: ({ signal }) => readContacts(file.agreement, signal),
  });
  const begin = useDoing((channel: ContactChannel, key) =>
    beginContact(file.agreement, { channel, party, warns: warns && party === 'debtor' }, key),
  );
  const channels = party === 'debtor' ? file.debtor : file.others;
  const closed = channels.every((one) => one.against.length > 0 || one.channel === 'letter');
  const running = (contacts.data ?? []).filter((one) => one.outcome === 'open');
  useKeys(
    works
      ? channels
          .filter((one) => keyOf[one.channel] && one.against.length === 0)
          .map((one) => ({
            keys: [keyOf[one.channel] ?? ''],
            label: t(`channel.${one.channel}`),
            run: () => begin.mutate(one.channel),
          }))
      : [],
  );
  return (
    <Panel
      title={
        <>
          {closed && <Glyph name="lock" />} {t(closed ? 'contactClosed' : 'contactOpen')}
        </>
      }
      note={t('clockThere', { clock: file.clock, zone: file.zone })}
      extra={!file.verified && <UnverifiedPill />}
      {...(closed ? { accent: 'ink' as const } : {})}
    >
      {running.map((one) => (
        <Running key={one.id} contact={one} works={works} />
      ))}
      <Segmented<ContactParty>
        size="small"
        value={party}
        onChange={setParty}
        options={[
          { value: 'debtor', label: t('party.debtor') },
          { value: 'other', label: t('party.other') },
        ]}
      />
      {party === 'other' && <p className="wh-note">{t('otherNote')}</p>}
      <ul className="wh-channels">
        {channels.map((one) => (
          <li key={one.channel}>
            <div>
              <strong>{t(`channel.${one.channel}`)}</strong>{' '}
              {one.against.length === 0 ? (
                <StateBadge tone="paid">{t('open')}</StateBadge>
              ) : (
                <ObstacleList against={one.against} verified={file.verified} />
              )}
            </div>
            {works && (
              <Button
                disabled={one.against.length > 0}
                loading={begin.isPending && begin.variables === one.channel}
                icon={one.against.length > 0 ? <Glyph name="lock" /> : undefined}
                onClick={() => begin.mutate(one.channel)}
              >
                {t(`begin.${one.channel}`)}
                {keyOf[one.channel] && one.against.length === 0 && <Key>{keyOf[one.channel]?.toUpperCase()}</Key>}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {works && party === 'debtor' && (
        <Checkbox checked={warns} onChange={(change) => setWarns(change.target.checked)}>
          {t('warns')}
        </Checkbox>
      )}
      <p className="wh-note">{t('noDialler')}</p>
      {begin.error && <ErrorState error={begin.error} title={t('notBegun')} />}
    </Panel>
  );
};

/** A call or a visit that nobody has ended: until then it counts as one that reached him. */
const Running = ({ contact, works }: { contact: ContactCard; works: boolean }) => {
  const { t } = useTranslation('collections');
  const [outcome, setOutcome] = useState<ContactOutcome>('effective');
  const [recording, setRecording] = useState('');
  const end = useDoing((asked: { outcome: ContactOutcome; recording: string | null }, key) =>
    endContact(contact, asked, key),
  );
  const spoken = outcome === 'effective' || outcome === 'refused';
  return (
    <div className="wh-running">
      <p>
        <StateBadge tone="due">{t('outcome.open')}</StateBadge>{' '}
        <strong>
          {t(`channel.${contact.channel}`)} · {t(`party.${contact.party}`)}
        </strong>{' '}
        <span className="wh-note">{t('begunBy', { at: clockOf(contact.at), name: contact.by })}</span>
      </p>
      {works && (
        <>
          <Segmented<ContactOutcome>
            value={outcome}
            onChange={setOutcome}
            options={outcomes.map((one) => ({ value: one, label: t(`outcome.${one}`) }))}
          />
          <Field label={t('recording')} required={spoken} note={t('recordingNote')}>
            {(ids) => (
              <Input
                {...ids}
                maxLength={120}
                value={recording}
                onChange={(change) => setRecording(change.target.value)}
              />
            )}
          </Field>
          <Button
            type="primary"
            loading={end.isPending}
            onClick={() => end.mutate({ outcome, recording: recording.trim() || null })}
          >
            {t('endContact')}
          </Button>
          {end.error && <ErrorState error={end.error} kept />}
        </>
      )}
    </div>
  );
};
