import { Checkbox, Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { decodeVin, type Purpose } from '@/api/parties';
import type { QuoteInput } from '@/api/quotes';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { SimulatedPill } from '@/parts/badges';
import { Field } from '@/parts/Form';
import { useRefusalText } from '@/parts/refusal';
import { freeConsents, neededConsents, type Draft } from './applicationForm';

export interface FieldsProps {
  draft: Draft;
  input: QuoteInput;
  lender: string;
  set: (change: Partial<Draft>) => void;
  left: (field: keyof Draft) => void;
  problem: (field: keyof Draft) => string | undefined;
}

type TextField = Exclude<keyof Draft, 'consents' | 'papers' | 'simulated'>;

interface TextProps extends FieldsProps {
  field: TextField;
  label: string;
  required?: boolean;
  inputMode?: 'numeric' | 'decimal' | 'tel' | 'text';
  mono?: boolean;
  suffix?: string;
  note?: React.ReactNode;
  clean?: (text: string) => string;
}

const TextInput = ({ field, label, required, inputMode, mono, suffix, note, clean, ...form }: TextProps) => {
  const { t } = useTranslation('dealer');
  return (
    <Field
      label={label}
      required={required ?? false}
      problem={form.problem(field)}
      note={note}
      {...(form.draft.simulated && form.draft[field] !== '' ? { source: t('sourceSynthetic') } : {})}
    >
      {(ids) => (
        <Input
          {...ids}
          autoComplete="off"
          inputMode={inputMode ?? 'text'}
          className={mono ? 'wh-vin' : ''}
          suffix={suffix}
          value={form.draft[field]}
          onChange={(event) => form.set({ [field]: clean ? clean(event.target.value) : event.target.value })}
          onBlur={() => form.left(field)}
        />
      )}
    </Field>
  );
};

export const PersonFields = (form: FieldsProps) => {
  const { t } = useTranslation('dealer');
  return (
    <>
      <TextInput {...form} field="name" label={t('name')} required />
      <TextInput {...form} field="idNumber" label={t('idNumber')} required mono />
      <TextInput {...form} field="phone" label={t('phone')} required inputMode="tel" />
      <TextInput
        {...form}
        field="monthlyIncome"
        label={t('monthlyIncome')}
        required
        inputMode="decimal"
        suffix={t('yuan')}
      />
      <TextInput {...form} field="monthlyDebts" label={t('monthlyDebts')} inputMode="decimal" suffix={t('yuan')} />
      <TextInput {...form} field="employer" label={t('employer')} />
      <TextInput {...form} field="account" label={t('account')} inputMode="numeric" mono note={t('accountNote')} />
    </>
  );
};

export const CarFields = (form: FieldsProps) => {
  const { t } = useTranslation('dealer');
  return (
    <>
      <TextInput
        {...form}
        field="vin"
        label={t('vin')}
        required
        mono
        note={<VinSays vin={form.draft.vin} />}
        clean={(text) => text.toUpperCase().replace(/\s/g, '').slice(0, 17)}
      />
      {form.input.condition === 'used' && (
        <>
          <TextInput {...form} field="odometerKm" label={t('odometer')} required inputMode="numeric" suffix={t('km')} />
        </>
      )}
    </>
  );
};

/** What the number says by itself, as soon as it is whole: maker, year, or which character cannot be. */
const VinSays = ({ vin }: { vin: string }) => {
  const { t } = useTranslation('dealer');
  const say = useSay();
  const refusal = useRefusalText();
  const card = useQuery({
    queryKey: ['vin', vin],
    queryFn: ({ signal }) => decodeVin(vin, signal),
    enabled: vin.length === 17,
    staleTime: Infinity,
  });
  if (vin.length !== 17) return <span className="wh-num">{t('vinLength', { count: vin.length })}</span>;
  if (card.error) return <span className="wh-tone-failed">{refusal(card.error)}</span>;
  if (!card.data) return null;
  return (
    <span>
      {t('vinSays', {
        maker: card.data.maker ? say(card.data.maker.name) : say(card.data.region),
        year: card.data.modelYear ?? '\u2014',
      })}{' '}
      {card.data.maker?.simulated && <SimulatedPill />}
    </span>
  );
};

export const ConsentFields = (form: FieldsProps) => {
  const { t } = useTranslation('dealer');
  const toggle = (purpose: Purpose, on: boolean) =>
    form.set({
      consents: on ? [...form.draft.consents, purpose] : form.draft.consents.filter((one) => one !== purpose),
    });
  const box = (purpose: Purpose) => (
    <Checkbox
      key={purpose}
      checked={form.draft.consents.includes(purpose)}
      onChange={(event) => toggle(purpose, event.target.checked)}
    >
      {t(`purpose.${purpose}`)}
    </Checkbox>
  );
  return (
    <fieldset className="wh-consents">
      <legend className="wh-hidden-text">{t('consents')}</legend>
      <p className="wh-note">{t('consentsNeeded')}</p>
      {neededConsents.map(box)}
      {form.problem('consents') && <p className="wh-tone-failed">{form.problem('consents')}</p>}
      <p className="wh-note">{t('consentsFree')}</p>
      {freeConsents.map(box)}
    </fieldset>
  );
};
