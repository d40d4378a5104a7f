import type { Model } from '@/api/quotes';

/** A synthetic customer and car for the demo, with the check digits that a real one would have. */
export interface Synthetic {
  name: string;
  idNumber: string;
  phone: string;
  employer: string;
  account: string;
  monthlyIncome: string;
  monthlyDebts: string;
  vin: string;
}

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: the sum of the weighted digits, modulo 11, looked up in '10X98765432'. */
export const idCheck = (first17: string): string =>
  '10X98765432'.charAt([...first17].reduce((sum, digit, at) => sum + Number(digit) * (idWeights[at] ?? 0), 0) % 11);

const vinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const vinLetters = 'ABCDEFGH.JKLMN.P.R.STUVWXYZ';

const vinValue = (character: string): number => {
  if (/\d/.test(character)) return Number(character);
  const at = vinLetters.indexOf(character);
  return at < 9 ? at + 1 : at < 18 ? at - 8 : at - 17;
};

/** ISO 3779 with the check digit in position 9, modulo 11, X for ten. */
export const vinOf = (wmi: string, descriptor: string, year: string, plant: string, serial: string): string => {
  const body = `${wmi}${descriptor}0${year}${plant}${serial}`;
  const sum = [...body].reduce((total, character, at) => total + vinValue(character) * (vinWeights[at] ?? 0), 0);
  return `${body.slice(0, 8)}${'0123456789X'.charAt(sum % 11)}${body.slice(9)}`;
};

/** A card number with its last digit by ISO/IEC 7812-1: every second digit from the right doubled, digits summed. */
export const cardOf = (issuer: string, account: string): string => {
  const body = issuer + account;
  const sum = [...body].reverse().reduce((total, character, at) => {
    const digit = Number(character) * (at % 2 === 0 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
};

// Made-up manufacturer codes of the demo's makers; another make gets a code that no table knows.
const wmis: Record<string, string> = { qilan: 'L0N', beichen: 'L0B' };
const yearCodes = 'ABCDEFGHJKLMNPRSTVWXY123456789';
const families = ['王', '李', '张', '刘', '陈', '杨', '赵', '周', '吴', '徐'];
const given = ['苗', '一鸣', '若溪', '子涵', '安然', '知远', '书宁', '景行', '明朗', '念慈'];

const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T;
const random = (below: number): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % below;
const digits = (count: number): string => Array.from({ length: count }, () => random(10)).join('');

export const synthetic = (model: Model): Synthetic => {
  const two = (from: number, below: number) => String(from + random(below)).padStart(2, '0');
  const born = `${1970 + random(30)}${two(1, 12)}${two(1, 28)}`;
  const first17 = `420106${born}${digits(3)}`;
  const income = 8_000 + random(16) * 1_000;
  return {
    name: pick(families) + pick(given),
    idNumber: first17 + idCheck(first17),
    phone: `19${digits(9)}`,
    employer: pick(['江城第三医院', '江城轨道', '北湖小学', '东岭食品厂']),
    account: cardOf('621799', digits(12)),
    monthlyIncome: String(income),
    monthlyDebts: String(random(4) * 500),
    vin: vinOf(wmis[model.maker] ?? 'L0Z', 'AB3E1', yearCodes.charAt((model.modelYear - 1980) % 30), 'A', digits(6)),
  };
};
