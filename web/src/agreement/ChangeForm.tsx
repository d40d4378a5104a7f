import { Checkbox, Input, Select } from 'antd';
import type { Agreement, AgreementEvent } from '@/api/agreements';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { Field } from '@/parts/Form';
import { formatPercent } from '@/parts/money';
import { missingOf, specOf, type Draft, type FieldSpec } from './changes';

interface ChangeFormProps {
  type: string;
  draft: Draft;
  agreement: Pick<Agreement, 'asOf' | 'annualRate' | 'kpis'>;
  onChange: (draft: Draft) => void;
  /** It can be agreed for a day to come. */
  ahead?: boolean;
  /** The payments that stand, where one of them has to be named. */
  payments?: readonly AgreementEvent[];
  /** Nothing is booked without a word of why. */
  noteRequired?: boolean;
  /** Fields that stand fixed, such as the day of a comparison. */
  without?: readonly string[];
  /** One form among several: none takes the focus. */
  quiet?: boolean;
}

/** The form of any kind of change, made of what the kind asks for. */
export const ChangeForm = (props: ChangeFormProps) => {
  const { t } = useTranslation('agreement');
  const { type, draft, agreement, ahead = false, without = [] } = props;
  const { fields } = specOf(type);
  const set = (name: string, value: string) => props.onChange({ ...draft, [name]: value });
  const missing = missingOf(type, draft, agreement.kpis.dueToday.currency);
  const shown = fields.filter((field) => !without.includes(field.name));
  const day = draft['on'] ?? '';
  const noteOfDay =
    day !== '' && day < agreement.asOf
      ? t('backDated', { day: agreement.asOf })
      : day > agreement.asOf
        ? t('ahead', { day })
        : undefined;
  return (
    <div className="wh-change-form">
      {shown.map((field, at) => (
        <ChangeField
          key={field.name}
          field={field}
          first={at === 0 && !props.quiet}
          value={draft[field.name] ?? ''}
          wrong={(draft[field.name] ?? '') !== '' && missing.includes(field.name)}
          form={props}
          onChange={(value) => set(field.name, value)}
        />
      ))}
      {!without.includes('on') && (
        <Field label={t(ahead ? 'fromDay' : 'valueDate')} required note={noteOfDay}>
          {(ids) => (
            <Input
              {...ids}
              type="date"
              value={day}
              {...(ahead ? {} : { max: agreement.asOf })}
              onChange={(change) => set('on', change.target.value)}
            />
          )}
        </Field>
      )}
      {!without.includes('note') && (
        <Field label={t('note')} required={props.noteRequired ?? false}>
          {(ids) => (
            <Input
              {...ids}
              maxLength={200}
              value={draft['note'] ?? ''}
              autoFocus={shown.length === 0 && !props.quiet}
              placeholder={t('noteWhy')}
              onChange={(change) => set('note', change.target.value)}
            />
          )}
        </Field>
      )}
    </div>
  );
};

interface ChangeFieldProps {
  field: FieldSpec;
  first: boolean;
  value: string;
  wrong: boolean;
  form: ChangeFormProps;
  onChange: (value: string) => void;
}

const ChangeField = ({ field, first, value, wrong, form, onChange }: ChangeFieldProps) => {
  const { t } = useTranslation('agreement');
  const label = t(`field.${field.name}`);
  const problem = !wrong
    ? undefined
    : field.kind === 'count'
      ? t('lessThan', { least: field.least ?? 1 })
      : t('write', { what: label });
  const rate = field.kind === 'rate';
  const rateNow = form.agreement.annualRate;
  const note = rate && rateNow ? t('rateNow', { rate: formatPercent(rateNow) }) : undefined;
  return (
    <Field label={label} required={field.kind !== 'flag' && !field.optional} problem={problem} note={note}>
      {(ids) => <Control field={field} ids={ids} first={first} value={value} form={form} onChange={onChange} />}
    </Field>
  );
};

type ControlProps = Omit<ChangeFieldProps, 'wrong'> & {
  ids: { id: string; 'aria-describedby': string; 'aria-invalid': boolean };
};

const Control = ({ field, ids, first, value, form, onChange }: ControlProps) => {
  const { t } = useTranslation('agreement');
  const say = useSay();
  switch (field.kind) {
    case 'choice':
      return (
        <Select<string>
          {...ids}
          value={value}
          onChange={onChange}
          options={(field.of ?? []).map((one) => ({ value: one, label: t(`choice.${field.name}.${one}`) }))}
        />
      );
    case 'order':
      return (
        <Select<string[]>
          {...ids}
          mode="multiple"
          value={value === '' ? [] : value.split(',')}
          onChange={(order) => onChange(order.join(','))}
          options={(field.of ?? []).map((one) => ({ value: one, label: t(`choice.${field.name}.${one}`) }))}
        />
      );
    case 'payment':
      return (
        <Select<string>
          {...ids}
          value={value === '' ? null : value}
          placeholder={t('choosePayment')}
          onChange={onChange}
          options={(form.payments ?? []).map((one) => ({
            value: String(one.sequence),
            label: `${one.valueDate} · ${say(one.text)}`,
          }))}
        />
      );
    case 'flag':
      return (
        <Checkbox
          id={ids.id}
          checked={value === 'yes'}
          onChange={(change) => onChange(change.target.checked ? 'yes' : '')}
        >
          {t('yes')}
        </Checkbox>
      );
    default:
      return (
        <Input
          {...ids}
          {...(field.kind === 'day' ? { type: 'date' } : {})}
          {...(field.kind === 'rate' ? { suffix: '%' } : {})}
          {...(field.kind === 'money' || field.kind === 'rate' ? { inputMode: 'decimal' as const } : {})}
          {...(field.kind === 'count' ? { type: 'number', min: field.least ?? 1, max: 360 } : {})}
          {...(field.optional ? { placeholder: t('unchanged') } : {})}
          autoFocus={first}
          value={value}
          onChange={(change) => onChange(change.target.value)}
        />
      );
  }
};
