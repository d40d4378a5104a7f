import { useTranslation } from '@/i18n';
import './wheel.css';

interface WheelProps {
  paid: number;
  overdue: number;
  total: number;
}

const centre = 64;
const outer = 58;
const inner = 47;

/** One segment of the rim, in degrees from the top, clockwise. */
const segment = (from: number, to: number): string => {
  const point = (angle: number, radius: number): string => {
    const turn = ((angle - 90) * Math.PI) / 180;
    return `${centre + radius * Math.cos(turn)},${centre + radius * Math.sin(turn)}`;
  };
  const arc = (radius: number, way: 0 | 1, to: string): string => `A${radius} ${radius} 0 0 ${way} ${to}`;
  const rim = `L${point(from, outer)} ${arc(outer, 1, point(to, outer))}`;
  return `M${point(from, inner)} ${rim} L${point(to, inner)} ${arc(inner, 0, point(from, inner))}Z`;
};

/** All instalments as the rim of a wheel: paid, overdue, to come; the brass mark is here and now. */
export const WheelOfInstalments = ({ paid, overdue, total }: WheelProps) => {
  const { t } = useTranslation('customer');
  if (total < 1) return null;
  const step = 360 / total;
  const gap = Math.min(2.6, step / 4);
  const kind = (at: number) => (at < paid ? 'paid' : at < paid + overdue ? 'over' : 'ahead');
  const now = Math.min(total, paid + overdue) * step;
  return (
    <svg className="wh-rim" viewBox="0 0 128 128" role="img" aria-label={t('wheelSays', { paid, total })}>
      {Array.from({ length: total }, (_, at) => (
        <path key={at} className={`wh-rim-${kind(at)}`} d={segment(at * step + gap / 2, (at + 1) * step - gap / 2)} />
      ))}
      {paid < total && (
        <path
          className="wh-rim-now"
          d={`M${centre} ${centre - inner + 5}V${centre - outer - 5}`}
          transform={`rotate(${now} ${centre} ${centre})`}
        />
      )}
      <text className="wh-rim-count" x={centre} y={centre + 3}>
        {paid}
      </text>
      <text className="wh-rim-of" x={centre} y={centre + 20}>
        {t('ofPaid', { total })}
      </text>
    </svg>
  );
};
