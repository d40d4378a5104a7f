/**
 * Amounts and rates as text. Money travels as whole minor units and is never a float here: digits are moved, not
 * computed. The only module where numbers are formatted.
 */
export interface Money {
  minorUnits: number;
  currency: string;
}

const digitsOf: Record<string, number> = { JPY: 0, KRW: 0, BHD: 3, KWD: 3 };
const symbolOf: Record<string, string> = { CNY: '¥', USD: '$', EUR: '€', GBP: '£', JPY: '¥' };

export const minus = '\u2212';
export const dash = '\u2014';

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** A plain decimal as printed: `-4063.93` is `−4,063.93`. */
export const groupDecimal = (value: string): string => {
  const [whole = '0', fraction] = value.replace('-', '').split('.');
  return `${value.startsWith('-') ? minus : ''}${grouped(whole)}${fraction === undefined ? '' : `.${fraction}`}`;
};

/** `formatMinor(-206393, 'CNY')` is `−2,063.93`, with the true minus sign. */
export const formatMinor = (minorUnits: number, currency: string): string => {
  if (!Number.isSafeInteger(minorUnits)) throw new RangeError(`${minorUnits} is not a whole number of minor units.`);
  const decimals = digitsOf[currency] ?? 2;
  const text = String(Math.abs(minorUnits)).padStart(decimals + 1, '0');
  const whole = grouped(text.slice(0, text.length - decimals));
  const sign = minorUnits < 0 ? minus : '';
  return decimals === 0 ? sign + whole : `${sign}${whole}.${text.slice(text.length - decimals)}`;
};

/** Without currency: the unit stands in the head of the column or the panel. An absent amount is an em dash. */
export const formatMoney = (money: Money | null | undefined): string =>
  money ? formatMinor(money.minorUnits, money.currency) : dash;

/** A difference with its sign: `+1,204.00`, `−36.50`. */
export const formatSigned = (money: Money): string => (money.minorUnits > 0 ? '+' : '') + formatMoney(money);

/** With the sign of the currency, for the one large figure of a panel. */
export const formatHero = (money: Money): string => {
  const text = formatMoney(money);
  const symbol = symbolOf[money.currency] ?? `${money.currency} `;
  return text.startsWith(minus) ? `${minus}${symbol}${text.slice(1)}` : symbol + text;
};

/** Whole units only, for slider ends and axes: `80,000`; the cents are cut, not rounded. */
export const formatWhole = (money: Money): string => formatMoney(money).replace(/\.\d+$/, '');

/** In thousands for the tick of a chart: 8 900 000 fen is `89k`. */
export const formatThousands = (minorUnits: number, currency = 'CNY'): string => {
  const perMajor = 10 ** (digitsOf[currency] ?? 2);
  return minorUnits === 0 ? '0' : `${grouped(String(Math.round(minorUnits / perMajor / 1000)))}k`;
};

const unsigned = (text: string): [sign: string, digits: string] =>
  text.startsWith('-') ? [minus, text.slice(1)] : ['', text];

/** Rounds a plain decimal string half up to so many digits, by digits alone: `('1.005', 2)` is `1.01`. */
export const roundDecimal = (value: string, decimals: number): string => {
  const [sign, digits] = unsigned(value.trim());
  if (!/^\d+(\.\d+)?$/.test(digits)) throw new RangeError(`'${value}' is not a decimal number.`);
  const [whole = '0', fraction = ''] = digits.split('.');
  const kept = BigInt(whole + fraction.padEnd(decimals, '0').slice(0, decimals));
  const scaled = String(kept + ((fraction[decimals] ?? '0') >= '5' ? 1n : 0n)).padStart(decimals + 1, '0');
  const body = scaled.slice(0, scaled.length - decimals) + (decimals > 0 ? `.${scaled.slice(-decimals)}` : '');
  return (/[1-9]/.test(body) ? sign : '') + body;
};

/** A fraction as per cent: `0.0488` is `4.88%`. The point moves two places, so nothing is lost before rounding. */
export const formatPercent = (fraction: string | number, decimals = 2): string => {
  const [sign, digits] = unsigned(plain(fraction));
  const [whole = '0', rest = ''] = digits.split('.');
  const shifted = `${whole}${rest.padEnd(2, '0').slice(0, 2)}.${rest.slice(2) || '0'}`.replace(/^0+(?=\d)/, '');
  const rounded = roundDecimal(shifted, decimals);
  return `${/[1-9]/.test(rounded) ? sign : ''}${rounded}%`;
};

/** A statistic, which is no amount: `formatDecimal(0.81824, 4)` is `0.8182`; with a plus where the sign matters. */
export const formatDecimal = (value: number, decimals: number, signed = false): string => {
  const text = groupDecimal(roundDecimal(plain(value), decimals));
  return signed && !text.startsWith(minus) && /[1-9]/.test(text) ? `+${text}` : text;
};

// A number in a JSON answer may print as 1e-7; rates are never that small, so twelve places lose nothing.
const plain = (value: string | number): string => (typeof value === 'string' ? value : value.toFixed(12));

/** An index or a ratio, with three decimals. */
export const formatIndex = (value: number): string => value.toFixed(3).replace('-', minus);

/** A count or a distance: `15000` is `15,000`. */
export const formatCount = (count: number): string => (count < 0 ? minus : '') + grouped(String(Math.abs(count)));

/** Milliseconds as a person reads them: `7 ms`, `1.4 s`, `2 min 05 s`. */
export const formatElapsed = (milliseconds: number): string => {
  if (milliseconds < 1000) return `${Math.max(1, Math.round(milliseconds))} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  const minutes = Math.round(seconds / 60);
  if (minutes >= 48 * 60) return `${Math.floor(minutes / 1440)} d ${Math.floor((minutes % 1440) / 60)} h`;
  if (minutes >= 60) return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
};

/** How long something took from one instant to another; undefined while it goes on. */
export const formatTook = (from: string, until: string | null): string | undefined =>
  until === null ? undefined : formatElapsed(Date.parse(until) - Date.parse(from));

/** What a person typed (`169,800.5`) as minor units; undefined when it is not an amount with so few decimals. */
export const parseMoney = (text: string, currency: string): Money | undefined => {
  const decimals = digitsOf[currency] ?? 2;
  const clean = text.replace(/[,\s\u00a0¥]/g, '').replace(/，/g, '');
  const match = /^(\d{1,12})(?:\.(\d*))?$/.exec(clean);
  if (!match || (match[2] ?? '').length > decimals) return undefined;
  return { minorUnits: Number(match[1] + (match[2] ?? '').padEnd(decimals, '0')), currency };
};

export const addMoney = (...parts: readonly Money[]): Money => ({
  minorUnits: parts.reduce((sum, part) => sum + part.minorUnits, 0),
  currency: parts[0]?.currency ?? 'CNY',
});

export const subtractMoney = (a: Money, b: Money): Money => ({
  minorUnits: a.minorUnits - b.minorUnits,
  currency: a.currency,
});

/** Rescales a share to a whole percentage of a bar; only for widths on screen, never for an amount. */
export const shareOf = (part: Money, whole: Money): number =>
  whole.minorUnits === 0 ? 0 : (part.minorUnits / whole.minorUnits) * 100;
