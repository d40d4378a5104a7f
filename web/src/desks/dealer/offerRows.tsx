import type { TFunction } from 'i18next';
import { explanationOf, useSay } from '@/api/text';
import { whyQuote, type Offer, type QuoteFigure, type QuoteInput } from '@/api/quotes';
import { useLanguage } from '@/i18n';
import { Tag } from '@/parts/badges';
import { LineChart } from '@/parts/LineChart';
import { formatHero, formatMoney, formatPercent, formatThousands, type Money } from '@/parts/money';
import { Why } from '@/parts/Why';
import { CostBar } from './CostBar';
import { offerKey } from './deal';

export interface RowContext {
  t: TFunction<'dealer'>;
  input: QuoteInput;
  /** The dearest total: the scale of all split bars. */
  most: Money;
  /** The offers as last drawn: charts may lag a frame behind the figures while a slider moves. */
  drawn: readonly Offer[];
  /** The highest figure of all charts: their common scale. */
  top: number;
  lowest: Partial<Record<QuoteFigure, ReadonlySet<string>>>;
}

export interface OfferRow {
  id: string;
  unit?: string;
  cell: (offer: Offer, at: number) => React.ReactNode;
}

interface CellProps {
  offer: Offer;
  context: RowContext;
}

/** The rows of the comparison, hero first; every row says its own unit. */
export const offerRows = (context: RowContext): OfferRow[] => [
  { id: 'instalment', cell: (offer) => <Instalment offer={offer} context={context} /> },
  { id: 'totalCost', cell: (offer) => <TotalCost offer={offer} context={context} /> },
  { id: 'annualisedRate', cell: (offer) => <AnnualRate offer={offer} context={context} /> },
  { id: 'ends', cell: (offer) => <Said text={offer.ends} /> },
  { id: 'owner', cell: (offer) => <Said text={offer.owner} /> },
  { id: 'fees', unit: 'unitCny', cell: (offer) => <Fees offer={offer} context={context} /> },
  {
    id: 'commission',
    unit: 'unitCny',
    cell: (offer) => (
      <>
        <span className="wh-num">{formatMoney(offer.commission.amount)}</span>
        <span className="wh-note"> · {formatPercent(offer.commission.share)}</span>
      </>
    ),
  },
  {
    id: 'owed',
    unit: 'unitOwed',
    cell: (offer, at) => <Owed offer={context.drawn[at] ?? offer} context={context} named={at === 0} />,
  },
];

const QuoteWhy = ({ offer, context, figure, printed }: CellProps & { figure: QuoteFigure; printed: string }) => {
  const language = useLanguage();
  return (
    <Why
      figure={printed}
      subject={['quote', context.input, offerKey(offer), figure, language]}
      selected={figure === 'instalment'}
      explain={async (cancel) => explanationOf(await whyQuote(context.input, offer, figure, cancel), language)}
    />
  );
};

const Lowest = ({ offer, context, figure }: CellProps & { figure: QuoteFigure }) =>
  context.lowest[figure]?.has(offerKey(offer)) ? <Tag outlined>{context.t('lowest')}</Tag> : null;

const Instalment = ({ offer, context }: CellProps) => {
  const { t } = context;
  const printed = formatMoney(offer.instalment);
  const last =
    offer.lastInstalment.minorUnits === offer.instalment.minorUnits ? undefined : formatHero(offer.lastInstalment);
  return (
    <>
      <div className="wh-figure">
        <span className="wh-num wh-hero">{formatHero(offer.instalment)}</span>{' '}
        <Lowest offer={offer} context={context} figure="instalment" />
      </div>
      <div className="wh-note">
        {t('payments', { count: offer.instalments })}
        {offer.finalSum && offer.finalSum.minorUnits > 0 ? (
          <>
            {t('thenFinal')} <strong className="wh-num wh-ink2">{formatHero(offer.finalSum)}</strong>
          </>
        ) : (
          last && t('lastPayment', { amount: last })
        )}{' '}
        <QuoteWhy offer={offer} context={context} figure="instalment" printed={printed} />
      </div>
      {offer.subsidy && <Subsidy offer={offer} context={context} subsidy={offer.subsidy} />}
    </>
  );
};

const Subsidy = ({ context, subsidy }: CellProps & { subsidy: NonNullable<Offer['subsidy']> }) => {
  const say = useSay();
  return (
    <div className="wh-note">
      {context.t('subsidyBy', {
        who: subsidy.by ? say(subsidy.by) : context.t('somebody'),
        amount: formatMoney(subsidy.presentValue),
      })}
    </div>
  );
};

const TotalCost = ({ offer, context }: CellProps) => {
  const cost: Money = {
    minorUnits: offer.costParts.interest.minorUnits + offer.costParts.fees.minorUnits,
    currency: offer.totalCost.currency,
  };
  const printed = formatHero(offer.totalCost);
  return (
    <>
      <div className="wh-figure">
        <span className="wh-num wh-second">{printed}</span>{' '}
        <Lowest offer={offer} context={context} figure="totalCost" />
      </div>
      <CostBar offer={offer} most={context.most} />
      <div className="wh-note">
        {context.t('costOfFinance')} <strong className="wh-num wh-ink2">{formatHero(cost)}</strong>{' '}
        <QuoteWhy offer={offer} context={context} figure="totalCost" printed={printed} />
      </div>
    </>
  );
};

const AnnualRate = ({ offer, context }: CellProps) => {
  const { t } = context;
  if (offer.annualisedRate == null) {
    return <div className="wh-note">{t('noAnnualRate')}</div>;
  }

  const printed = formatPercent(offer.annualisedRate);
  return (
    <>
      <div className="wh-figure">
        <span className="wh-num wh-second">{printed}</span>{' '}
        <Lowest offer={offer} context={context} figure="annualisedRate" />
      </div>
      <div className="wh-note">
        {offer.lease
          ? t('implicitRate', { rate: formatPercent(offer.lease.implicitRate) })
          : offer.customerRate === offer.contractRate
            ? t('contractRate', { rate: formatPercent(offer.contractRate ?? '0') })
            : t('customerRate', {
                rate: formatPercent(offer.customerRate ?? '0'),
                contract: formatPercent(offer.contractRate ?? '0'),
              })}{' '}
        · {t('compoundRate', { rate: formatPercent(offer.compoundRate ?? '0') })}{' '}
        <QuoteWhy offer={offer} context={context} figure="annualisedRate" printed={printed} />
      </div>
    </>
  );
};

const Said = ({ text }: { text: { zh: string; en: string } }) => {
  const say = useSay();
  const [first, ...rest] = say(text).split('\n');
  return (
    <>
      <div>{first}</div>
      {rest.map((line) => (
        <div key={line} className="wh-note">
          {line}
        </div>
      ))}
    </>
  );
};

const Fees = ({ offer, context }: CellProps) => {
  const say = useSay();
  if (offer.fees.length === 0) return <>{context.t('noFees')}</>;
  return (
    <>
      {offer.fees.map((fee, at) => (
        <div key={at}>
          {say(fee.name)} <span className="wh-num">{formatMoney(fee.amount)}</span>
          {fee.financed && <span className="wh-note"> {context.t('financed')}</span>}
        </div>
      ))}
    </>
  );
};

const Owed = ({ offer, context, named }: CellProps & { named: boolean }) => {
  const { t } = context;
  const months = offer.balanceByMonth.length;
  return (
    <LineChart
      height={176}
      label={t('owedLabel', { name: offer.name.en })}
      ticks={offer.balanceByMonth.map((_, month) => String(month))}
      tickEvery={12}
      max={context.top}
      format={(value) => formatThousands(value)}
      series={[
        {
          name: t('expectedValue'),
          colour: 'c5',
          dashed: true,
          values: offer.valueByMonth.slice(0, months),
          ...(named ? { nameAt: Math.floor(months / 2) } : {}),
        },
        {
          name: t('balanceOwed'),
          colour: 'c1',
          values: offer.balanceByMonth,
          ...(named ? { nameAt: Math.floor(months * 0.55), nameBelow: true } : {}),
        },
      ]}
    />
  );
};
