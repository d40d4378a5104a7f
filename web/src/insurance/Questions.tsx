import { InputNumber, Select } from 'antd';
import type { InsurerCard } from '@/api/insurance';
import { useTranslation } from '@/i18n';
import { Field } from '@/parts/Form';

/** What was said to each factor that a tariff asks for. */
export type Answers = Readonly<Record<string, string | number | undefined>>;

interface Props {
  asked: InsurerCard['questions'];
  answers: Answers;
  onAnswer: (answers: Answers) => void;
}

/** What a tariff asks beside what the house knows of the car: a word to choose or a number. */
export const Questions = ({ asked, answers, onAnswer }: Props) => {
  const { t } = useTranslation('insurance');
  return asked.map(({ factor, words }) => (
    <Field key={factor} label={t(`factors.${factor}`, { defaultValue: factor })} required>
      {(ids) =>
        words.length > 0 ? (
          <Select
            {...ids}
            value={answers[factor] ?? null}
            onChange={(word) => onAnswer({ ...answers, [factor]: word ?? undefined })}
            options={words.map((value) => ({ value, label: t(`areas.${value}`, { defaultValue: value }) }))}
          />
        ) : (
          <InputNumber
            {...ids}
            min={0}
            value={(answers[factor] as number | undefined) ?? null}
            onChange={(value) => onAnswer({ ...answers, [factor]: value ?? undefined })}
          />
        )
      }
    </Field>
  ));
};

/** The answers as the house takes them. */
export const valuesOf = (asked: InsurerCard['questions'], answers: Answers) =>
  asked.map(({ factor, words }) => ({
    factor,
    number: words.length > 0 ? null : Number(answers[factor]),
    word: words.length > 0 ? String(answers[factor]) : null,
  }));
