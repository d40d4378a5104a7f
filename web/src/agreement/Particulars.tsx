import type { Change } from '@/api/changes';
import { useTranslation } from '@/i18n';
import { dash, formatMoney, formatPercent, type Money } from '@/parts/money';
import { Facts } from '@/parts/Panel';
import { specOf, type FieldSpec } from './changes';

/** What a change asks for, field by field, as it was filled in. */
export const Particulars = ({ type, change }: { type: string; change: Change }) => {
  const { t } = useTranslation('agreement');
  const values = change as unknown as Readonly<Record<string, unknown>>;
  const say = (field: FieldSpec): React.ReactNode => {
    const value = values[field.name];
    if (value === null || value === undefined) return field.optional ? t('unchanged') : dash;
    switch (field.kind) {
      case 'money':
        return <span className="wh-num">{formatMoney(value as Money)}</span>;
      case 'rate':
        return <span className="wh-num">{formatPercent(String(value))}</span>;
      case 'choice':
        return t(`choice.${field.name}.${String(value)}`);
      case 'order':
        return (value as readonly string[]).map((one) => t(`choice.${field.name}.${one}`)).join(' → ');
      case 'flag':
        return t(value === true ? 'yes' : 'no_');
      case 'payment':
        return `№ ${String(value)}`;
      default:
        return <span className="wh-num">{String(value)}</span>;
    }
  };
  const on = values['on'];
  const note = values['note'];
  return (
    <Facts
      rows={[
        ...specOf(type).fields.map((field) => [t(`field.${field.name}`), say(field)] as const),
        ...(typeof on === 'string' ? [[t('fromDay'), <span className="wh-num">{on}</span>] as const] : []),
        ...(typeof note === 'string' ? [[t('note'), note] as const] : []),
      ]}
    />
  );
};
