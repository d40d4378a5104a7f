import { Input, Segmented, Select } from 'antd';
import { useSay } from '@/api/text';
import type { Condition, Model, RuleCheck, Use } from '@/api/quotes';
import { useTranslation } from '@/i18n';
import { formatCount, formatMinor, formatPercent, formatWhole, parseMoney } from '@/parts/money';
import { modelName, mostDownPercent, newDeal, priceRange, terms, withPrice, type Deal } from './deal';
import { RuleList } from './RuleList';
import { SliderField } from './SliderField';
import './inputs.css';

interface DealInputsProps {
  deal: Deal;
  models: readonly Model[];
  rules: readonly RuleCheck[] | undefined;
  onChange: (deal: Deal) => void;
}

/** Car above, three sliders, and what the rules say to them. */
export const DealInputs = ({ deal, models, rules, onChange }: DealInputsProps) => {
  const { t } = useTranslation('dealer');
  return (
    <aside className="wh-inputs" aria-label={t('inputs')}>
      <section>
        <CarChoice deal={deal} models={models} onChange={onChange} />
      </section>
      <section>
        <Sliders deal={deal} onChange={onChange} />
      </section>
      <section className="wh-inputs-rules">
        <h2>{t('rules')}</h2>
        {rules && (rules.length > 0 ? <RuleList rules={rules} /> : <p className="wh-note">{t('noRules')}</p>)}
      </section>
    </aside>
  );
};

const CarChoice = ({ deal, models, onChange }: Omit<DealInputsProps, 'rules'>) => {
  const { t } = useTranslation('dealer');
  const say = useSay();
  const options = models.map((model) => ({
    value: model.code,
    label: modelName(model, say),
  }));
  return (
    <div className="wh-car">
      <Select
        aria-label={t('model')}
        showSearch={{ optionFilterProp: 'label' }}
        value={deal.model.code}
        options={options}
        onChange={(code) => {
          const model = models.find((one) => one.code === code);
          if (model) onChange({ ...newDeal(model), months: deal.months, condition: deal.condition, use: deal.use });
        }}
      />
      <Input
        className="wh-vin"
        aria-label={t('vin')}
        placeholder={t('vinPlaceholder')}
        maxLength={17}
        value={deal.vin}
        onChange={(event) => onChange({ ...deal, vin: event.target.value.toUpperCase().replace(/\s/g, '') })}
      />
      <div className="wh-car-kinds">
        <Segmented<Condition>
          aria-label={t('condition')}
          value={deal.condition}
          options={[
            { value: 'new', label: t('newCar') },
            { value: 'used', label: t('usedCar') },
          ]}
          onChange={(condition) => onChange({ ...deal, condition })}
        />
        <Segmented<Use>
          aria-label={t('use')}
          value={deal.use}
          options={[
            { value: 'ownUse', label: t('ownUse') },
            { value: 'commercial', label: t('commercial') },
          ]}
          onChange={(use) => onChange({ ...deal, use })}
        />
      </div>
    </div>
  );
};

const Sliders = ({ deal, onChange }: { deal: Deal; onChange: (deal: Deal) => void }) => {
  const { t } = useTranslation('dealer');
  const { currency } = deal.model.listPrice;
  const range = priceRange(deal.model);
  const mostDown = Math.floor((deal.price * mostDownPercent) / 100 / 10_000) * 10_000;
  const down = formatPercent(deal.down / deal.price);
  const money = {
    print: (value: number) => formatMinor(value, currency),
    parse: (text: string) => parseMoney(text, currency)?.minorUnits,
  };
  const end = (minorUnits: number) => formatWhole({ minorUnits, currency });
  return (
    <>
      <SliderField
        {...money}
        label={t('price')}
        value={deal.price}
        min={range.min}
        max={range.max}
        step={10_000}
        ends={[end(range.min), end(range.max)]}
        onChange={(price) => onChange(withPrice(deal, price))}
      />
      <SliderField
        {...money}
        label={t('down')}
        value={deal.down}
        min={0}
        max={mostDown}
        step={10_000}
        suffix={down}
        ends={['0%', `${mostDownPercent}%`]}
        between={t('ltv', { share: formatPercent(1 - deal.down / deal.price) })}
        onChange={(value) => onChange({ ...deal, down: value })}
      />
      {deal.condition === 'used' && (
        <SliderField
          {...money}
          label={t('valuation')}
          value={deal.valuation ?? deal.price}
          min={range.min}
          max={range.max}
          step={10_000}
          ends={[end(range.min), end(range.max)]}
          onChange={(valuation) => onChange({ ...deal, valuation })}
        />
      )}
      <SliderField
        label={t('term')}
        value={deal.months}
        min={terms.least}
        max={terms.most}
        step={1}
        print={formatCount}
        parse={(text) => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : undefined)}
        ends={[String(terms.least), String(terms.most)]}
        onChange={(months) => onChange({ ...deal, months })}
      />
    </>
  );
};
