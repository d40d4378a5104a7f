import type { InsuranceQuote, RatedLine } from '@/api/insurance';
import { useTranslation } from '@/i18n';
import { Tag } from '@/parts/badges';
import { formatCount, formatDecimal, formatMoney } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { PlainTable } from '@/parts/PlainTable';

interface Props {
  quote: InsuranceQuote;
  /** What is done with an offer, below its figures. */
  take?: (basis: 'plain' | 'usage') => React.ReactNode;
}

/** Both offers for a car, side by side, and every step from the base frequency to the premium. */
export const Offers = ({ quote, take }: Props) => {
  const { t } = useTranslation('insurance');
  const { plain, usage } = quote.offers;
  const extra = quote.isDemonstration && <Tag outlined>{t('demonstration')}</Tag>;
  return (
    <>
      <Panel title={t('plain')} note={t('plainNote')} extra={extra}>
        <Facts rows={[[t('perYear'), <strong className="wh-num">{formatMoney(plain.premium)}</strong>]]} />
        {take?.('plain')}
      </Panel>
      {usage && (
        <Panel title={t('usage')} note={t('usageNote')} extra={extra}>
          <Facts
            rows={[
              [
                t('expected', { km: formatCount(usage.terms.kilometres) }),
                <strong className="wh-num">{formatMoney(usage.expected)}</strong>,
              ],
              [t('fixed'), <span className="wh-num">{formatMoney(usage.terms.fixed)}</span>],
              [t('perKm'), <span className="wh-num">{formatDecimal(usage.terms.perKilometre, 6)}</span>],
              [
                t('range'),
                <span className="wh-num">
                  × {formatDecimal(usage.terms.rules.leastFactor, 2)} – {formatDecimal(usage.terms.rules.mostFactor, 2)}
                </span>,
              ],
            ]}
          />
          {take?.('usage')}
        </Panel>
      )}
      <Steps title={t('whyPlain')} lines={plain.lines} risk={quote.risk} />
      {usage && <Steps title={t('whyUsage')} lines={usage.lines} risk={quote.risk} />}
    </>
  );
};

/** Two lines in a cell: a phone has no room for four columns. */
const Two = ({ first, second }: { first: string; second: string }) => (
  <>
    {first}
    {second && (
      <>
        <br />
        <span className="wh-ink2">{second}</span>
      </>
    )}
  </>
);

const digits = { claimsPerYear: 6, amount: 2, amountPerKilometre: 6 } as const;

interface StepsProps {
  title: string;
  lines: readonly RatedLine[];
  risk: InsuranceQuote['risk'];
}

const Steps = ({ title, lines, risk }: StepsProps) => {
  const { t } = useTranslation('insurance');
  const name = (line: RatedLine) =>
    line.name.startsWith('cover.')
      ? t(`covers.${line.name.slice('cover.'.length)}`, { defaultValue: line.name.slice('cover.'.length) })
      : t(`factors.${line.name}`, { defaultValue: line.name });
  /** What was said of the risk; the class it falls in is the tariff's business. */
  const said = (line: RatedLine) => {
    if (line.name === 'bonus-malus')
      return risk.claims > 0
        ? t('claimsSaid', { count: risk.claims })
        : t('yearsSaid', { count: risk.yearsWithoutClaim });
    const { word, number } = risk.values.find((one) => one.factor === line.name) ?? {};
    if (word) return t(`areas.${word}`, { defaultValue: word });
    return typeof number === 'number' ? formatCount(number) : '';
  };
  const does = (line: RatedLine) => {
    switch (line.step) {
      case 'multiply':
        return `× ${formatDecimal(line.factor, 4)}`;
      case 'divide':
        return `÷ ${formatDecimal(line.factor, 4)}`;
      case 'add':
        return `+ ${formatDecimal(line.factor, 2)}`;
      case 'atLeast':
        return t('atLeast', { least: formatDecimal(line.factor, 2) });
      default:
        return '';
    }
  };
  return (
    <Panel title={title}>
      <PlainTable
        label={title}
        heads={[[t('factor')], [t('after'), true]]}
        rows={lines.map((line, at) => [
          `${at}${line.name}`,
          <Two key={at} first={name(line)} second={said(line)} />,
          <Two key={at} first={formatDecimal(line.after, digits[line.unit])} second={does(line)} />,
        ])}
      />
    </Panel>
  );
};
