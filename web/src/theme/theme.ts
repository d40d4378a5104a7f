import { theme as antd, type MappingAlgorithm, type ThemeConfig } from 'antd';
import { dark, light, type ThemeName, type Tokens } from './tokens';

const fontFamily =
  "'IBM Plex Sans','PingFang SC','Microsoft YaHei UI','Noto Sans CJK SC','Noto Sans SC',sans-serif";

const exactColours = (c: Tokens) => ({
  colorPrimary: c.primary, colorPrimaryHover: c.hover, colorPrimaryActive: c.active, colorPrimaryBg: c.tint,
  colorPrimaryText: c.primary, colorLink: c.primary, colorLinkHover: c.hover, colorInfo: c.due, colorInfoBg: c.dueBg,
  colorInfoText: c.due, colorSuccess: c.paid, colorSuccessBg: c.paidBg, colorSuccessText: c.paid, colorError: c.over,
  colorErrorHover: c.overHover, colorErrorBg: c.overBg, colorErrorText: c.over, colorWarning: c.warn,
  colorWarningBg: c.warnBg, colorWarningText: c.warn,
});

const components = (c: Tokens): NonNullable<ThemeConfig['components']> => ({
  Table: {
    headerBg: c.sunken, headerColor: c.ink2, headerSplitColor: 'transparent', rowSelectedBg: c.tint,
    rowSelectedHoverBg: c.tint, rowHoverBg: c.sunken, borderColor: c.line, cellPaddingBlockSM: 4,
    cellPaddingInlineSM: 10, cellFontSizeSM: 13,
  },
  Tabs: { inkBarColor: c.spoke, itemColor: c.ink2, itemSelectedColor: c.ink, itemHoverColor: c.ink },
  Menu: { itemSelectedBg: c.tint, itemSelectedColor: c.ink, horizontalItemSelectedColor: c.ink },
  Layout: { headerBg: c.surface, headerHeight: 48, bodyBg: c.bg },
  Segmented: { itemSelectedBg: c.primary, itemSelectedColor: c.on, trackBg: c.schedBg },
  Button: { primaryColor: c.on, dangerColor: c.on, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
  Slider: {
    trackBg: c.primary, trackHoverBg: c.hover, railBg: c.lineStrong, railHoverBg: c.lineStrong,
    handleColor: c.primary,
  },
  Switch: { handleBg: c.on },
  Checkbox: { colorWhite: c.on },
  Radio: { colorWhite: c.on },
});

const build = (c: Tokens, base: MappingAlgorithm): ThemeConfig => {
  const exact = exactColours(c);
  // The dark algorithm derives and darkens every seed colour anew: the second algorithm puts ours back, exactly.
  const pin: MappingAlgorithm = (seed, map) => ({ ...(map ?? base(seed)), ...exact });
  return {
    algorithm: [base, pin],
    token: {
      ...exact, fontSize: 13, fontSizeSM: 12, borderRadius: 4, borderRadiusLG: 6, controlHeight: 32,
      fontWeightStrong: 600, fontFamily, fontFamilyCode: "'IBM Plex Mono','Noto Sans CJK SC',monospace",
      colorBgLayout: c.bg, colorBgContainer: c.surface, colorBgElevated: c.raised, colorFillAlter: c.sunken,
      colorBgSpotlight: c.tip, colorText: c.ink, colorTextSecondary: c.ink2, colorTextTertiary: c.ink3,
      colorTextDescription: c.ink3, colorTextPlaceholder: c.ink3, colorTextDisabled: c.ink3,
      colorBgContainerDisabled: c.schedBg, colorTextLightSolid: c.on, colorBorder: c.control,
      colorBorderSecondary: c.line, colorSplit: c.line, controlOutline: c.halo, boxShadowSecondary: c.shadow,
    },
    components: components(c),
  };
};

export const lightTheme = build(light, antd.defaultAlgorithm);
export const darkTheme = build(dark, antd.darkAlgorithm);

export const themeOf = (name: ThemeName): ThemeConfig => (name === 'dark' ? darkTheme : lightTheme);

/** The theme of somebody who asked for no motion. */
export const still = (theme: ThemeConfig): ThemeConfig => ({ ...theme, token: { ...theme.token, motion: false } });

/** Nested by the customer's pages: larger type, targets of 44 px. */
export const touchTheme: ThemeConfig = { token: { fontSize: 16, fontSizeSM: 14, controlHeight: 44 } };
