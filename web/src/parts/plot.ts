/** The roundest number that lies not below: 1, 2, 2.5 or 5 times a power of ten. Of nothing it is 1. */
export const roundTop = (value: number): number => {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5, 10].find((one) => one * power >= value * (1 - 1e-9)) ?? 10;
  return step * power;
};

/** Places kept apart by at least `gap` and above `end`, in the order given by what they stood at. */
export const spreadOut = (places: readonly number[], gap: number, end: number): readonly number[] => {
  const order = places.map((place, at) => ({ place, at })).sort((a, b) => a.place - b.place);
  let least = -Infinity;
  for (const one of order) {
    one.place = Math.max(one.place, least);
    least = one.place + gap;
  }
  let most = end;
  for (const one of [...order].reverse()) {
    one.place = Math.min(one.place, most);
    most = one.place - gap;
  }
  return places.map((_, at) => order.find((one) => one.at === at)?.place ?? 0);
};

/** The path of a line through what is known; a gap in the figures is a gap in the line. */
export const pathOf = (
  values: readonly (number | null)[],
  x: (at: number) => number,
  y: (value: number) => number,
): string => {
  let draws = false;
  return values
    .map((value, at) => {
      if (value === null) {
        draws = false;
        return '';
      }
      const step = `${draws ? 'L' : 'M'}${Math.round(x(at) * 10) / 10} ${Math.round(y(value) * 10) / 10}`;
      draws = true;
      return step;
    })
    .join('');
};

/** About so many pixels a text takes at 11 px: a Han letter is twice as wide as a Latin one. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[\u2e80-\uffef]/.test(letter) ? 11 : 6.2), 0);

/** Every so many ticks one is printed, so that they do not touch. */
export const everyTick = (ticks: readonly string[], width: number): number => {
  const widest = Math.max(0, ...ticks.map(widthOf)) + 12;
  return Math.max(1, Math.ceil((ticks.length * widest) / Math.max(1, width)));
};
