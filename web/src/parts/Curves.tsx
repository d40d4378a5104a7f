import { useEffect, useRef, useState } from 'react';
import { everyTick, pathOf, roundTop, spreadOut, widthOf } from './plot';
import './curves.css';

export interface Curve {
  name: string;
  values: readonly (number | null)[];
}

interface CurvesProps {
  /** What is shown, with its unit; the table of the same figures stands beside the chart. */
  label: string;
  ticks: readonly string[];
  /** What the ticks count. */
  along: string;
  curves: readonly Curve[];
  format: (value: number) => string;
  height?: number;
}

const [top, foot, left, gap] = [10, 36, 52, 15];
const steps = [0, 0.25, 0.5, 0.75, 1];
/** A line is told from the others by its strokes as well as by its colour. */
const strokes = ['', '7 3', '2 3', '10 3 2 3', '5 5', '1 4'];

/** Up to six lines from zero, each named at its end. */
export const Curves = ({ label, ticks, along, curves, format, height = 260 }: CurvesProps) => {
  const [box, width] = useWidth();
  const shown = curves.slice(0, strokes.length);
  const right = Math.max(...shown.map((curve) => widthOf(curve.name)), 0) + 18;
  const highest = roundTop(Math.max(0, ...shown.flatMap((curve) => curve.values.map((value) => value ?? 0))));
  const [wide, high] = [Math.max(40, width - left - right), height - top - foot];
  const x = (at: number) => left + (ticks.length < 2 ? 0 : (at * wide) / (ticks.length - 1));
  const y = (value: number) => top + high * (1 - value / highest);
  const ends = shown.map(({ values }) => {
    const at = values.reduce<number>((last, value, index) => (value === null ? last : index), 0);
    return { at, value: values[at] ?? 0 };
  });
  // Names that end at one place are kept apart; each stands where its own line ends.
  const names = ends.map((end, at) => {
    const beside = ends.flatMap((one, index) => (one.at === end.at ? [index] : []));
    const places = spreadOut(
      beside.map((index) => y(ends[index]?.value ?? 0)),
      gap,
      top + high,
    );
    return places[beside.indexOf(at)] ?? 0;
  });
  const every = everyTick(ticks, wide);
  return (
    <div ref={box} className="wh-curves">
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          {steps.map((step) => (
            <g key={step}>
              <path className="wh-curves-line" d={`M${left} ${y(step * highest)}h${wide}`} />
              <text x={left - 8} y={y(step * highest) + 4} textAnchor="end">
                {format(step * highest)}
              </text>
            </g>
          ))}
          {ticks.map(
            (tick, at) =>
              at % every === 0 && (
                <text key={tick} x={x(at)} y={height - foot + 16} textAnchor="middle">
                  {tick}
                </text>
              ),
          )}
          <text x={left + wide} y={height - 4} textAnchor="end">
            {along}
          </text>
          {shown.map((curve, at) => {
            const end = ends[at] ?? { at: 0, value: 0 };
            const named = names[at] ?? 0;
            return (
              <g key={curve.name} className={`wh-curve wh-curve-${at + 1}`}>
                <path d={pathOf(curve.values, x, y)} strokeDasharray={strokes[at]} />
                <circle cx={x(end.at)} cy={y(end.value)} r="2.5" />
                {Math.abs(named - y(end.value)) > 3 && (
                  <path className="wh-curve-lead" d={`M${x(end.at) + 3} ${y(end.value)}L${x(end.at) + 8} ${named}`} />
                )}
                <text x={x(end.at) + 10} y={named + 4}>
                  {curve.name}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
};

/** How wide the box is; it follows the window. */
const useWidth = () => {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!box.current) return undefined;
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return [box, width] as const;
};
