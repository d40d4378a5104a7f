import { useMutation } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { tryPolicy, type Bench, type Policy, type PolicyName } from '@/api/governing';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { StateBadge, type Tone } from '@/parts/badges';
import { dash, formatDecimal } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { PlainTable } from '@/parts/PlainTable';
import { ErrorState } from '@/parts/states';

type FieldView = Policy['fields'][number];

export const toneOfVerdict: Record<Bench['verdict'], Tone> = { approve: 'paid', refer: 'due', decline: 'over' };
const toneOfFound: Record<Bench['checks'][number]['result'], Tone> = {
  pass: 'paid',
  refer: 'due',
  unavailable: 'warn',
  decline: 'over',
};

/** A made-up case: every check with the row that decided, and how long it took. */
export const BenchPanel = ({ name, fields }: { name: PolicyName; fields: readonly FieldView[] }) => {
  const { t } = useTranslation('governing');
  const [values, setValues] = useState<Record<string, string>>({});
  const bench = useMutation({
    mutationFn: () => tryPolicy(name, Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))),
  });
  return (
    <Panel
      title={t('bench')}
      note={t('benchNote')}
      extra={
        <Button size="small" loading={bench.isPending} onClick={() => bench.mutate()}>
          {t('run')}
        </Button>
      }
    >
      <form
        className="wh-bench"
        onSubmit={(event) => {
          event.preventDefault();
          bench.mutate();
        }}
      >
        {fields.map((field) => (
          <BenchField
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
          />
        ))}
      </form>
      <div aria-live="polite">
        {bench.error && <ErrorState error={bench.error} kept />}
        {bench.data && <BenchResult bench={bench.data} />}
      </div>
    </Panel>
  );
};

interface BenchFieldProps {
  field: FieldView;
  value: string;
  onChange: (value: string) => void;
}

const BenchField = ({ field, value, onChange }: BenchFieldProps) => {
  const { t } = useTranslation('governing');
  const say = useSay();
  const id = `bench-${field.name}`;
  const options = field.kind === 'flag' ? ['true', 'false'] : field.options;
  return (
    <div className="wh-bench-field">
      <label htmlFor={id}>{say(field.label)}</label>
      {field.kind === 'number' ? (
        <Input
          id={id}
          size="small"
          inputMode="decimal"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Select<string>
          id={id}
          size="small"
          allowClear
          value={value === '' ? null : value}
          onChange={(next) => onChange(next ?? '')}
          options={options.map((option) => ({
            value: option,
            label: option === 'true' ? t('yes') : option === 'false' ? t('no') : option,
          }))}
        />
      )}
    </div>
  );
};

const BenchResult = ({ bench }: { bench: Bench }) => {
  const { t } = useTranslation('governing');
  const say = useSay();
  const took = new Map(bench.laps.map((lap) => [lap.node, lap.microseconds]));
  return (
    <>
      <p>
        <StateBadge tone={toneOfVerdict[bench.verdict]}>{t(`verdict.${bench.verdict}`)}</StateBadge>{' '}
        {t('scoreIs', { score: bench.score ?? dash })}
      </p>
      <PlainTable
        label={t('bench')}
        heads={[[t('check')], [t('result')], [t('actual'), true], [t('limit'), true], [t('row')], ['µs', true]]}
        rows={bench.checks.map((check) => [
          check.check,
          <>
            <span className="wh-mono">{check.check}</span> {say(check.label)}
          </>,
          <StateBadge tone={toneOfFound[check.result]}>{t(`found.${check.result}`)}</StateBadge>,
          check.actual ? say(check.actual) : dash,
          check.limit ? say(check.limit) : dash,
          <span className="wh-mono">{check.row ?? dash}</span>,
          formatDecimal(took.get(check.check) ?? 0, 1),
        ])}
      />
    </>
  );
};
