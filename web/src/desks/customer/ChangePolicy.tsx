import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { endorsePolicy, readInsurers, type Endorsement, type HeldPolicy } from '@/api/insurance';
import { useTranslation } from '@/i18n';
import { Questions, valuesOf, type Answers } from '@/insurance/Questions';
import { Field } from '@/parts/Form';
import { Panel } from '@/parts/Panel';
import { ErrorState } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';

/** Another driver, place, use or plate: the price of the days that remain follows. */
export const ChangePolicy = ({ held, onDone }: { held: HeldPolicy; onDone: () => Promise<void> }) => {
  const { t } = useTranslation('insurance');
  const { keyOf, done } = useIntent();
  const { policy } = held;
  const risk = held.covers.at(-1)?.risk;
  const insurers = useQuery({ queryKey: ['insurance', 'insurers'], queryFn: ({ signal }) => readInsurers(signal) });
  const [from, setFrom] = useState(held.today);
  const [plate, setPlate] = useState(policy.plate);
  const [kilometres, setKilometres] = useState(risk?.kilometres ?? 0);
  const [answers, setAnswers] = useState<Answers>(
    Object.fromEntries(risk?.values.map((one) => [one.factor, one.word ?? one.number ?? undefined]) ?? []),
  );
  // Only what the tariff asks can be said anew; the rest the house knows.
  const asked = (insurers.data?.find((one) => one.insurer === policy.insurer)?.questions ?? []).filter(({ factor }) =>
    risk?.values.some((one) => one.factor === factor),
  );
  const changing = useMutation({
    mutationFn: () => {
      const body: Endorsement = { from, plate: plate.trim(), kilometres, values: valuesOf(asked, answers) };
      return endorsePolicy(policy.id, body, keyOf([policy.id, body]));
    },
    onSuccess: async () => {
      done();
      await onDone();
    },
  });
  return (
    <Panel title={t('change')} note={t('changeNote')}>
      <Field label={t('changeFrom')} required>
        {(ids) => (
          <Input
            {...ids}
            type="date"
            min={held.today}
            value={from}
            onChange={(change) => setFrom(change.target.value)}
          />
        )}
      </Field>
      <Field label={t('plate')} required>
        {(ids) => <Input {...ids} maxLength={12} value={plate} onChange={(change) => setPlate(change.target.value)} />}
      </Field>
      <Questions asked={asked} answers={answers} onAnswer={setAnswers} />
      <Field label={t('km')} required>
        {(ids) => (
          <InputNumber
            {...ids}
            min={0}
            precision={0}
            value={kilometres}
            onChange={(value) => setKilometres(value ?? 0)}
          />
        )}
      </Field>
      <Button
        block
        disabled={plate.trim() === '' || from === ''}
        loading={changing.isPending}
        onClick={() => changing.mutate()}
      >
        {t('changeNow')}
      </Button>
      {changing.error && <ErrorState error={changing.error} kept />}
    </Panel>
  );
};
