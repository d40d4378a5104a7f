/** A thin line of the last periods with a brass dot for today; its figures stand beside it in words. */
export const Sparkline = ({
  values,
  label,
  width = 96,
  height = 24,
}: {
  values: readonly number[];
  label: string;
  width?: number;
  height?: number;
}) => {
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const x = (at: number) => 2 + (at / Math.max(1, values.length - 1)) * (width - 6);
  const y = (value: number) => height - 3 - ((value - low) / span) * (height - 6);
  const last = values.at(-1);
  if (last === undefined) return null;
  return (
    <svg width={width} height={height} role="img" aria-label={label}>
      <polyline
        fill="none"
        stroke="var(--wh-ink2)"
        strokeWidth="1.2"
        points={values.map((v, at) => `${x(at)},${y(v)}`).join(' ')}
      />
      <circle cx={x(values.length - 1)} cy={y(last)} r="2.4" fill="var(--wh-spoke)" />
    </svg>
  );
};
