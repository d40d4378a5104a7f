import { Button, Input } from 'antd';
import { useState } from 'react';
import { disputeDebt, holdForEmergency, moveDebtor, recordClause, type CaseView } from '@/api/collections';
import { useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { dayOf } from '@/parts/days';
import { Field } from '@/parts/Form';
import { dash } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { ErrorState } from '@/parts/states';
import { useDoing } from './useDoing';

/** What is known of the debtor and his contract, and what a colleague enters of it. */
export const FactsPanel = ({ file, works }: { file: CaseView; works: boolean }) => {
  const { t } = useTranslation('collections');
  const dispute = useDoing((open: boolean, key) => disputeDebt(file.agreement, open, key));
  const emergency = useDoing((_: 'now', key) => holdForEmergency(file.agreement, key));
  return (
    <Panel title={t('facts')}>
      <Facts
        rows={[
          [t('zone'), <span className="wh-mono">{file.zone}</span>],
          [
            t('dispute'),
            file.disputedAt ? (
              <StateBadge tone="locked">{t('disputedSince', { day: dayOf(file.disputedAt) })}</StateBadge>
            ) : (
              dash
            ),
          ],
          [
            t('clause'),
            file.hasClause ? <StateBadge tone="paid">{t('clauseFound')}</StateBadge> : <span>{t('noClause')}</span>,
          ],
        ]}
      />
      {works && (
        <>
          <p className="wh-case-do">
            <Button loading={dispute.isPending} onClick={() => dispute.mutate(!file.disputed)}>
              {t(file.disputed ? 'answerDispute' : 'openDispute')}
            </Button>
            <Button loading={emergency.isPending} onClick={() => emergency.mutate('now')}>
              {t('holdEmergency')}
            </Button>
          </p>
          {(dispute.error ?? emergency.error) && <ErrorState error={dispute.error ?? emergency.error} />}
          <ZoneForm file={file} />
          {!file.hasClause && <ClauseForm agreement={file.agreement} />}
        </>
      )}
    </Panel>
  );
};

const ZoneForm = ({ file }: { file: CaseView }) => {
  const { t } = useTranslation('collections');
  const [zone, setZone] = useState('');
  const move = useDoing(
    (asked: string, key) => moveDebtor(file.agreement, asked, key),
    () => setZone(''),
  );
  return (
    <div className="wh-case-form">
      <Field label={t('newZone')} note={t('zoneNote')}>
        {(ids) => (
          <Input
            {...ids}
            placeholder="Asia/Urumqi"
            value={zone}
            onChange={(change) => setZone(change.target.value.trim())}
          />
        )}
      </Field>
      <Button disabled={zone === ''} loading={move.isPending} onClick={() => move.mutate(zone)}>
        {t('enterZone')}
      </Button>
      {move.error && <ErrorState error={move.error} kept />}
    </div>
  );
};

const ClauseForm = ({ agreement }: { agreement: string }) => {
  const { t } = useTranslation('collections');
  const [document, setDocument] = useState('');
  const record = useDoing((asked: string, key) => recordClause(agreement, asked, key));
  return (
    <div className="wh-case-form">
      <Field label={t('clauseDocument')} note={t('clauseNote')}>
        {(ids) => (
          <Input
            {...ids}
            className="wh-mono"
            maxLength={64}
            value={document}
            onChange={(change) => setDocument(change.target.value.trim())}
          />
        )}
      </Field>
      <Button disabled={document === ''} loading={record.isPending} onClick={() => record.mutate(document)}>
        {t('recordClause')}
      </Button>
      {record.error && <ErrorState error={record.error} kept />}
    </div>
  );
};
