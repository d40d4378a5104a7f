import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { readAgreements } from '@/api/agreements';
import type { BankItem } from '@/api/banking';
import { useTranslation } from '@/i18n';
import { formatMoney } from '@/parts/money';

interface AgreementSelectProps {
  value: string | undefined;
  /** The one to which the money seems to belong; it stands there before anything was searched. */
  known: { id: string; number: string } | undefined;
  suggestions: BankItem['suggestions'];
  onChange: (agreement: string) => void;
}

/** An agreement found by its number or VIN; each line says whose it is and what is due. */
export const AgreementSelect = ({ value, known, suggestions, onChange }: AgreementSelectProps) => {
  const { t } = useTranslation('banking');
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['agreements', 'choose', q],
    queryFn: ({ signal }) => readAgreements({ q, state: 'active' }, undefined, signal),
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
  });
  const rows = found.data?.items ?? [];
  const options = new Map<string, string>([
    ...(known ? [[known.id, known.number] as const] : []),
    ...(suggestions ?? []).map((one) => [one.agreement, one.number] as const),
    ...rows.map(
      (row) => [row.id, `${row.number} · ${row.customer} · ${t('dueShort')} ${formatMoney(row.dueToday)}`] as const,
    ),
  ]);
  return (
    <Select<string>
      showSearch={{ filterOption: false, onSearch: setText }}
      aria-label={t('agreement')}
      placeholder={t('searchAgreement')}
      className="wh-part-agreement"
      value={value ?? null}
      loading={found.isFetching}
      notFoundContent={q === '' ? t('typeNumber') : t('nothingFound', { text: q })}
      onChange={onChange}
      options={[...options].map(([id, label]) => ({ value: id, label }))}
    />
  );
};
