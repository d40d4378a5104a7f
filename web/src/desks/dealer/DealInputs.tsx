import { DatePicker, Input, Segmented, Select, Switch } from 'antd';
import dayjs from 'dayjs';
import { useSay } from '@/api/text';
import type { AddOnChoice, Condition, Model, RuleCheck, Use } from '@/api/quotes';
import { useTranslation } from '@/i18n';
import { formatCount, formatMinor, formatMoney, formatPercent, formatWhole, parseMoney } from '@/parts/money';
import { modelName, mostDownPercent, newDeal, priceRange, terms, withPrice, type Deal } from './deal';
import { RuleList } from './RuleList';
import { SliderField } from './SliderField';
import './inputs.css';

interface DealInputsProps {
  deal: Deal;
  models: readonly Model[];
  addOns: readonly AddOnChoice[];
  rules: readonly RuleCheck[] | undefined;
  onChange: (deal: Deal) => void;
}

/** Car above, three sliders, add-ons (all off), and what the rules say to it all. */
export const DealInputs = ({ deal, models, addOns, rules, onChange }: DealInputsProps) => {
  const { t } = useTranslation('dealer');
  return (
    <aside className="wh-inputs" aria-label={t('inputs')}>
      <section>
        <CarChoice deal={deal} models={models} onChange={onChange} />
      </section>
      <section>
        <Sliders deal={deal} onChange={onChange} />
      </section>
      {addOns.length > 0 && (
        <section>
          <h2>
            {t('addOns')} <span className="wh-panel-note">{t('addOnsOff')}</span>
          </h2>
          <AddOns deal={deal} addOns={addOns} onChange={onChange} />
        </section>
      )}
      <section className="wh-inputs-rules">
        <h2>{t('rules')}</h2>
        {rules && (rules.length > 0 ? <RuleList rules={rules} /> : <p className="wh-note">{t('noRules')}</p>)}
      </section>
    </aside>
  );
};

/** What is sold with the car and financed with it; nothing is chosen for the customer (R-ADD-01). */
const AddOns = ({ deal, addOns, onChange }: Pick<DealInputsProps, 'deal' | 'addOns' | 'onChange'>) => {
  const { t } = useTranslation('dealer');
  const say = useSay();
  const toggle = (code: string, on: boolean) =>
    onChange({ ...deal, addOns: on ? [...deal.addOns, code] : deal.addOns.filter((one) => one !== code) });
  return (
    <ul className="wh-addons">
      {addOns.map((addOn) => (
        <li key={addOn.code}>
          <Switch
            size="small"
            aria-labelledby={`add-on-${addOn.code}`}
            checked={deal.addOns.includes(addOn.code)}
            onChange={(on) => toggle(addOn.code, on)}
          />
          <span id={`add-on-${addOn.code}`}>{say(addOn.name)}</span>
          <span className="wh-num wh-ink2">
            {addOn.perMonth ? t('perMonth', { amount: formatMoney(addOn.perMonth) }) : formatMoney(addOn.price)}
          </span>
        </li>
      ))}
    </ul>
  );
};

const CarChoice = ({ deal, models, onChange }: Pick<DealInputsProps, 'deal' | 'models' | 'onChange'>) => {
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
      {deal.condition === 'used' && (
        <label className="wh-first-registered">
          <span>{t('firstRegistered')}</span>
          <DatePicker
            allowClear={false}
            value={dayjs(deal.firstRegistered)}
            onChange={(day) => day && onChange({ ...deal, firstRegistered: day.format('YYYY-MM-DD') })}
          />
        </label>
      )}
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
