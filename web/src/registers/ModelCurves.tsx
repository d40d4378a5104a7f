import type { ModelCard } from '@/api/registers';
import { useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { LineChart } from '@/parts/LineChart';
import { inColours } from '@/parts/lineOption';
import { dash, formatCount, formatDecimal, formatPercent } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { PlainTable } from '@/parts/PlainTable';
import '@/application/checks.css';
import './registers.css';

const height = 260;
const whole = (value: number): string => formatPercent(value, 0);
const tenth = (value: number): string => formatPercent(value, 1);

interface TableProps {
  label: string;
  heads: readonly string[];
  rows: readonly (readonly React.ReactNode[])[];
}

/** The figures of a chart beside it; the first column names the row, the others are numbers. */
const FigureTable = ({ label, heads, rows }: TableProps) => (
  <PlainTable
    label={label}
    heads={heads.map((head, at) => [head, at > 0] as const)}
    rows={rows.map((row, line) => [String(line), ...row] as const)}
  />
);

/** From the riskiest row on: how many of the bad and of the good rows are found; the widest distance is KS. */
export const Found = ({ card }: { card: ModelCard }) => {
  const { t } = useTranslation('registers');
  const points = card.gains;
  const label = t('ksCurve');
  return (
    <Panel title={label} note={t('rowsMeasured', { rows: formatCount(card.rowsMeasured) })}>
      <div className="wh-columns wh-curve">
        <LineChart
          label={label}
          height={height}
          along={t('lookedAt')}
          max={1}
          ticks={points.map((point) => whole(point.rows))}
          format={whole}
          series={inColours([
            { name: t('badFound'), values: points.map((point) => point.bads) },
            { name: t('goodFound'), values: points.map((point) => point.goods) },
          ])}
        />
        <FigureTable
          label={label}
          heads={[t('lookedAt'), t('badFound'), t('goodFound'), t('distance')]}
          rows={points.map((point) => [
            tenth(point.rows),
            tenth(point.bads),
            tenth(point.goods),
            tenth(point.bads - point.goods),
          ])}
        />
      </div>
    </Panel>
  );
};

/** Predicted beside observed in tenths of the rows. */
export const Calibrated = ({ card }: { card: ModelCard }) => {
  const { t } = useTranslation('registers');
  const bands = card.calibration;
  const label = t('calibration');
  return (
    <Panel title={label} note={t('byTenths')}>
      <div className="wh-columns wh-curve">
        <LineChart
          label={label}
          height={height}
          along={t('band')}
          ticks={bands.map((_, at) => `${at + 1}`)}
          format={whole}
          series={inColours([
            { name: t('predicted'), values: bands.map((band) => band.predicted) },
            { name: t('observed'), values: bands.map((band) => band.observed) },
          ])}
        />
        <FigureTable
          label={label}
          heads={[t('band'), t('rows'), t('predicted'), t('observed')]}
          rows={bands.map((band, at) => [
            at + 1,
            formatCount(band.rows),
            formatPercent(band.predicted),
            formatPercent(band.observed),
          ])}
        />
      </div>
    </Panel>
  );
};

/** Each input by its information value; one that the model does not read says why. */
export const Important = ({ card }: { card: ModelCard }) => {
  const { t } = useTranslation('registers');
  const most = Math.max(...card.features.map((feature) => feature.iv), 0.001);
  return (
    <Panel title={t('importance')} note={t('informationValue')}>
      <ul className="wh-importance">
        {card.features.map((feature) => (
          <li key={feature.name}>
            <span className="wh-mono">{feature.name}</span>
            <span className="wh-importance-track" aria-hidden="true">
              <span style={{ width: `${(100 * feature.iv) / most}%` }} />
            </span>
            <span className="wh-num wh-right">{feature.used === '' ? formatDecimal(feature.iv, 4) : dash}</span>
            <span className="wh-note wh-importance-note" lang="en">
              {feature.used || feature.sign}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
};

/** How groups would fare; a ratio below four fifths is an alarm. */
export const Fair = ({ facts }: { facts: ModelCard['fairness'][number] }) => {
  const { t } = useTranslation('registers');
  return (
    <Panel
      flush
      title={t('fairness', { column: facts.column })}
      note={t('fairnessNote', { share: whole(facts.approve) })}
    >
      <FigureTable
        label={t('fairness', { column: facts.column })}
        heads={[t('group'), t('rows'), t('badRate'), t('approved'), t('ratio'), t('goodsApproved'), t('alarm')]}
        rows={facts.groups.map((group) => [
          group.group,
          formatCount(group.rows),
          tenth(group.badRate),
          tenth(group.approved),
          formatDecimal(group.ratio, 2),
          tenth(group.goodApproved),
          group.alarm ? (
            <StateBadge key="alarm" tone="over">
              {t('below')}
            </StateBadge>
          ) : (
            dash
          ),
        ])}
      />
    </Panel>
  );
};
