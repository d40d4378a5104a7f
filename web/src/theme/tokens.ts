/**
 * Every colour of the portal, by name, in both themes. The only file where a hex colour may stand.
 * Contrast is held by tokens.test.ts: text 4.5:1 on every ground it may lie on, controls and charts 3:1.
 */
export const light = {
  bg: '#F1F4F3', surface: '#FFFFFF', sunken: '#F6F8F7', raised: '#FFFFFF',
  line: '#DDE3E1', lineStrong: '#B4C0BC', control: '#82908C',
  ink: '#14211F', ink2: '#43514D', ink3: '#5F6D69',
  primary: '#0B5D62', hover: '#0E7278', active: '#084A4E', tint: '#E2EFEE', on: '#FFFFFF',
  spoke: '#A67C1E',
  sched: '#5A6763', schedBg: '#ECF0EE',
  due: '#2456A6', dueBg: '#E8EFF9',
  paid: '#20693B', paidBg: '#E4F2E9',
  over: '#B3261E', overHover: '#C5362D', overBg: '#FBE9E7',
  susp: '#6543A1', suspBg: '#F0EBF8',
  warn: '#994500', warnBg: '#FCEEDF',
  tip: '#14211F', paper: '#FFFFFF',
  c1: '#0F6B72', c2: '#AC8019', c3: '#323C7B', c4: '#9F53A2', c5: '#4E6029', c6: '#2F3734',
  mapLand: '#E9EEEC', mapWater: '#DCE7EA',
  halo: 'rgba(11,93,98,.28)', shadow: '0 12px 32px rgba(12,30,28,.14)', veil: 'rgba(12,30,28,.38)',
};

export type Tokens = typeof light;
export type ThemeName = 'light' | 'dark';

export const dark: Tokens = {
  bg: '#0B1213', surface: '#131C1D', sunken: '#182324', raised: '#1D292A',
  line: '#293738', lineStrong: '#465758', control: '#6E8080',
  ink: '#E6EDEB', ink2: '#B3C1BE', ink3: '#93A4A0',
  primary: '#57B6B6', hover: '#74C8C7', active: '#4AA3A3', tint: '#12302F', on: '#06201F',
  spoke: '#DDB85E',
  sched: '#A0AFAB', schedBg: '#212D2E',
  due: '#86B4F4', dueBg: '#15263D',
  paid: '#72C896', paidBg: '#12291C',
  over: '#F4938A', overHover: '#F7ABA4', overBg: '#3A1715',
  susp: '#C2A8F1', suspBg: '#271D3B',
  warn: '#F0A860', warnBg: '#362210',
  tip: '#E6EDEB', paper: '#FFFFFF',
  c1: '#4FB0B3', c2: '#D9AE4C', c3: '#4A75B5', c4: '#EAD7EA', c5: '#ABCB86', c6: '#64736D',
  mapLand: '#192425', mapWater: '#101F24',
  halo: 'rgba(87,182,182,.35)', shadow: '0 12px 32px rgba(0,0,0,.5)', veil: 'rgba(0,0,0,.55)',
};

export const tokens: Record<ThemeName, Tokens> = { light, dark };

/** `lineStrong` becomes `--wh-line-strong`: the name a style sheet uses. */
export const variableName = (token: string): string => `--wh-${token.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`;

const block = (selector: string, name: ThemeName): string =>
  `${selector}{color-scheme:${name};${Object.entries(tokens[name])
    .map(([key, value]) => `${variableName(key)}:${value}`)
    .join(';')}}`;

/** The style sheet that gives the tokens to CSS; adopted, not inlined, so that a strict style policy lets it pass. */
export const variablesSheet = (): string => block(':root', 'light') + block(':root[data-theme="dark"]', 'dark');
