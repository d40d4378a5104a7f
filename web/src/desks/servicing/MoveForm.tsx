import { Input, Select } from 'antd';
import type { Agreement, Channel } from '@/api/agreements';
import { useTranslation } from '@/i18n';
import { Field } from '@/parts/Form';
import { formatMoney, formatPercent } from '@/parts/money';
import type { MoveKind } from './MoveDrawer';

export interface Draft {
  amount: string;
  on: string;
  through: string;
  rate: string;
  channel: Channel;
  note: string;
}

const channels: readonly Channel[] = ['transfer', 'counter', 'directDebit'];

/** A payment starts at what is due, everything else at today. */
export const emptyDraft = (kind: MoveKind, agreement: Agreement): Draft => {
  const { dueToday, nextDue } = agreement.kpis;
  const asked = dueToday.minorUnits > 0 ? dueToday : nextDue?.amount;
  return {
    amount: kind === 'payment' && asked ? formatMoney(asked).replaceAll(',', '') : '',
    on: agreement.asOf,
    through: '',
    rate: '',
    channel: 'transfer',
    note: '',
  };
};

interface MoveFormProps {
  kind: MoveKind;
  draft: Draft;
  agreement: Agreement;
  event?: number | undefined;
  onChange: (draft: Draft) => void;
}

export const MoveForm = ({ kind, draft, agreement, event, onChange }: MoveFormProps) => {
  const { t } = useTranslation('servicing');
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  const day = (label: string, key: 'on' | 'through', note?: React.ReactNode) => (
    <Field label={label} required note={note}>
      {(ids) => (
        <Input
          {...ids}
          type="date"
          value={draft[key]}
          max={kind === 'payment' ? agreement.asOf : undefined}
          onChange={(change) => set({ [key]: change.target.value })}
        />
      )}
    </Field>
  );
  return (
    <div className="wh-move-form">
      {kind === 'reversal' && <p>{t('reverseWhat', { event })}</p>}
      {kind === 'payment' && (
        <Field label={t('amount')} required>
          {(ids) => (
            <Input
              {...ids}
              inputMode="decimal"
              autoFocus
              value={draft.amount}
              onChange={(change) => set({ amount: change.target.value })}
            />
          )}
        </Field>
      )}
      {kind === 'payment' &&
        day(
          t('valueDate'),
          'on',
          draft.on < agreement.asOf && draft.on !== '' ? t('backDated', { day: agreement.asOf }) : undefined,
        )}
      {kind === 'settlement' && day(t('valueDate'), 'on')}
      {kind === 'rateChange' && (
        <>
          <Field
            label={t('newRate')}
            required
            note={t('rateNow', { rate: formatPercent(agreement.annualRate ?? '0') })}
          >
            {(ids) => (
              <Input
                {...ids}
                inputMode="decimal"
                autoFocus
                value={draft.rate}
                suffix="%"
                onChange={(change) => set({ rate: change.target.value })}
              />
            )}
          </Field>
          {day(t('fromDay'), 'on')}
        </>
      )}
      {kind === 'interestPause' && (
        <>
          {day(t('fromDay'), 'on')}
          {day(t('throughDay'), 'through')}
        </>
      )}
      {(kind === 'payment' || kind === 'settlement') && (
        <Field label={t('channel')}>
          {(ids) => (
            <Select<Channel>
              {...ids}
              value={draft.channel}
              onChange={(channel) => set({ channel })}
              options={channels.map((one) => ({ value: one, label: t(`by.${one}`) }))}
            />
          )}
        </Field>
      )}
      <Field label={t('note')} required={kind === 'reversal'}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={200}
            value={draft.note}
            autoFocus={kind === 'reversal'}
            placeholder={kind === 'reversal' ? t('reverseReason') : ''}
            onChange={(change) => set({ note: change.target.value })}
          />
        )}
      </Field>
    </div>
  );
};
